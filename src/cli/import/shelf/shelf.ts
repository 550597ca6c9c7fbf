import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'
import { listFilesBelow } from '../../content/files/list-files.ts'
import { decodeUtf8 } from '../../content/files/read-utf8.ts'
import { dayOf, digestHeadlineAndText } from '../../content/files/words-digest.ts'
import type { Briefing } from '../briefing.ts'
import { findUnstoredPictureUrls } from '../markup/picture-urls.ts'
import { describeReadError } from '../source/read-error.ts'
import { AddressClaims } from './address-claims.ts'
import type { SourcedArticle } from './article-outcome.ts'
import { compareUrls, rateCandidate, relateArticles } from './article-relation.ts'
import type { EditionFiles } from './edition-files.ts'
import { readFaultyFile } from './faulty-file.ts'
import { FilesByKey } from './files-by-key.ts'
import { digestArticleWords, digestWords } from './import-stamp.ts'
import { KnownArticles } from './known-articles.ts'
import { resemblesArticle } from './resemblance.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'
import { TakedownMarks } from './takedown-marks.ts'

const isTakenDown = ({ status }: ArticleFields) => status !== null && status.is !== 'noindex'

/** Returns the URL that the source stated; for a displaced article, from its identifiers. */
const findStatedUrl = ({ url, identifiers }: ArticleFields): string | null => {
  const statedIdentifier = Object.hasOwn(identifiers, 'url') ? identifiers.url : undefined
  return statedIdentifier !== undefined && URL.canParse(statedIdentifier) ? statedIdentifier : url
}

/** Maximum number of files with the same words that are compared with an article. */
const maxComparedTwins = 32

/** Reads as much of a content file as possible, and its fault. */
async function readTextOrFault(file: string): Promise<{ text: string; fault: ContentFault | null }> {
  try {
    const bytes = await readFile(file)
    const decodedText = decodeUtf8(file, bytes)
    if (typeof decodedText === 'string') return { text: decodedText, fault: null }
    return { text: bytes.toString(), fault: decodedText }
  } catch (error) {
    return { text: '', fault: createFileFault(file, describeReadError(error)) }
  }
}

/** The articles in an edition's folder, by source, address and words. */
export class Shelf {
  readonly addresses: AddressClaims
  readonly files: EditionFiles
  /** URLs of the articles' pictures. */
  readonly pictureUrls = new Set<string>()
  readonly #knownArticles = new KnownArticles()
  readonly #takedownMarks: TakedownMarks
  readonly #articleByFile = new Map<string, ShelvedArticle>()
  readonly #filesByWordsDigest = new FilesByKey()
  /** file → the source from which it was read in this run. */
  readonly #runSourceKeyByFile = new Map<string, string>()

  private constructor({ edition, editions }: Pick<Briefing, 'edition' | 'editions'>, files: EditionFiles) {
    this.files = files
    this.addresses = new AddressClaims(edition, editions)
    this.#takedownMarks = new TakedownMarks(edition, editions)
  }

  /** Reads an edition's articles, and as much as possible of those with faults. */
  static async open(
    folder: string,
    briefing: Pick<Briefing, 'edition' | 'editions'>,
    files: EditionFiles,
  ): Promise<Shelf> {
    const shelf = new Shelf(briefing, files)
    for await (const file of listFilesBelow(path.join(folder, 'articles'), '.md')) {
      const { text, fault: unreadable } = await readTextOrFault(file)
      const parsedFile = unreadable === null ? parseArticleFile({ file, text }) : { faults: [unreadable] }
      if ('value' in parsedFile) shelf.addArticle(file, parsedFile.value.fields, parsedFile.value.markdown)
      else {
        const [fault = createFileFault(file, 'cannot be read: copy the file from a backup')] =
          parsedFile.faults
        shelf.#addFaulty(file, text, fault)
      }
    }
    return shelf
  }

  /** Adds or replaces an article. */
  addArticle(file: string, fields: ArticleFields, markdown: string): void {
    const address = this.addresses.addressOfArticle(fields, path.basename(file, '.md'))
    for (const url of findUnstoredPictureUrls(markdown)) this.pictureUrls.add(url)
    if (isTakenDown(fields)) this.#takedownMarks.add({ ...fields, markdown }, file)
    const formerAddresses = fields.formerly.map((url) => this.addresses.addressOf(url))
    this.addresses.claimAddresses(file, [address, ...formerAddresses])
    const wordsDigest = digestArticleWords(fields, markdown)
    this.#shelve({ file, wordsDigest, source: fields.source, statedUrl: findStatedUrl(fields), fault: null })
  }

  #addFaulty(file: string, text: string, fault: ContentFault): void {
    const { url, formerly, source, markdown } = readFaultyFile(text)
    for (const pictureUrl of findUnstoredPictureUrls(text)) this.pictureUrls.add(pictureUrl)
    this.#takedownMarks.add({ url, formerly, markdown }, file)
    this.#shelve({ file, wordsDigest: digestWords(markdown), source, statedUrl: url, fault })
  }

  #shelve(shelved: ShelvedArticle): void {
    const { file, wordsDigest } = shelved
    this.#knownArticles.add(shelved)
    const previousEntry = this.#articleByFile.get(file)
    if (previousEntry) this.#filesByWordsDigest.delete(previousEntry.wordsDigest, file)
    this.#articleByFile.set(file, shelved)
    this.#filesByWordsDigest.add(wordsDigest, file)
  }

  findArticle(file: string): ShelvedArticle | null {
    return this.#articleByFile.get(file) ?? null
  }

  /** Returns the file that was written for the article by an earlier import, or earlier in this run. */
  async findEarlierImport({
    fields,
    markdown,
    runSourceKey,
  }: SourcedArticle): Promise<ShelvedArticle | null> {
    const { source, headline } = fields
    const incoming: IncomingArticle = {
      source,
      statedUrl: findStatedUrl(fields),
      wordsDigest: digestArticleWords(fields, markdown),
    }
    const candidates = [...this.#knownArticles.findCandidates(incoming)].flatMap(
      (file) => this.#articleByFile.get(file) ?? [],
    )
    candidates.sort((a, b) => rateCandidate(b, incoming) - rateCandidate(a, incoming))
    for (const shelved of candidates) {
      const relation = relateArticles(shelved, incoming)
      if (relation === 'other' || this.#isFromOtherSource(shelved, incoming, runSourceKey)) continue
      if (relation === 'same') return shelved
      const text = await this.files.readText(shelved.file)
      if (resemblesArticle(text, headline, markdown)) return shelved
    }
    return null
  }

  /**
   * True if this run has read the file from another source: two files are never the same article, but records of two
   * exports can be. Two records of one export that have the same name are other sources if their URLs differ.
   */
  #isFromOtherSource(
    { file, source, statedUrl }: ShelvedArticle,
    incoming: IncomingArticle,
    runSourceKey: string,
  ): boolean {
    const from = this.#runSourceKeyByFile.get(file)
    if (from === undefined) return false
    if (from === runSourceKey) return compareUrls(statedUrl, incoming.statedUrl) === 'different'
    const isRecordAgain = incoming.source.record !== null && source?.record === incoming.source.record
    const isCaptureAgain = incoming.source.captured !== null
    return !isRecordAgain && !isCaptureAgain
  }

  rememberSource(file: string, runSourceKey: string): void {
    this.#runSourceKeyByFile.set(file, runSourceKey)
  }

  /** Returns the file that has an address, even as a former one. */
  findOwner(address: string): ShelvedArticle | null {
    return this.#articleByFile.get(this.addresses.findOwnerFile(address) ?? '') ?? null
  }

  /** Returns the file of a taken-down article with these words or one of these URLs. */
  findTakenDown({ url, formerly }: ArticleFields, markdown: string): string | null {
    return this.#takedownMarks.find({ url, formerly, markdown })
  }

  /**
   * Returns the article with the same headline, words and day, or any day if this one has none. Articles without words
   * are never the same.
   */
  async findTwin({ headline, published }: ArticleFields, markdown: string): Promise<ShelvedArticle | null> {
    const digest = digestHeadlineAndText(headline, markdown)
    if (digest === null) return null
    for (const file of this.#filesByWordsDigest.listFirst(
      digestArticleWords({ headline }, markdown),
      maxComparedTwins,
    )) {
      const shelved = this.#articleByFile.get(file)
      if (!shelved || shelved.fault) continue
      const checkedFile = parseArticleFile({ file, text: await this.files.readText(file) })
      if ('faults' in checkedFile) continue
      const { fields, markdown: text } = checkedFile.value
      const isSameDay = published === null || dayOf(fields.published) === dayOf(published)
      if (isSameDay && digestHeadlineAndText(fields.headline, text) === digest) return shelved
    }
    return null
  }

  /** Returns groups of files that contain the same words. */
  listDuplicateFiles(): string[][] {
    return [...this.#filesByWordsDigest.listSharedFiles()]
  }
}
