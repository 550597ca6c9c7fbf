import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'
import { listFilesBelow } from '../../content/files/list-files.ts'
import { decodeUtf8 } from '../../content/files/read-utf8.ts'
import { digestHeadlineAndText, truncateToDay } from '../../content/files/words-digest.ts'
import type { Briefing } from '../briefing.ts'
import { findUnstoredPictureUrls } from '../markup/picture-urls.ts'
import { describeReadError } from '../source/read-error.ts'
import { AddressClaims } from './address-claims.ts'
import type { SourcedArticle } from './article-outcome.ts'
import { compareUrls, rateCandidate, relateArticles } from './article-relation.ts'
import type { EditionFiles } from './edition-files.ts'
import { parseFaultyFile } from './faulty-file.ts'
import { FilesByKey } from './files-by-key.ts'
import { digestArticleWords, digestWords } from './import-stamp.ts'
import { KnownArticles } from './known-articles.ts'
import { resemblesArticle } from './resemblance.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'
import { TakedownMarks } from './takedown-marks.ts'

const isTakenDown = ({ status }: ArticleFields) => status !== null && status.is !== 'noindex'

/** Returns the URL that the source stated. For a displaced article, it is among the identifiers. */
const findStatedUrl = ({ url, identifiers }: ArticleFields): string | null => {
  const statedIdentifier = Object.hasOwn(identifiers, 'url') ? identifiers.url : undefined
  return statedIdentifier !== undefined && URL.canParse(statedIdentifier) ? statedIdentifier : url
}

/** Maximum number of files with the same words to compare with an article. */
const maxComparedFiles = 32

/** Reads as much of a content file as possible. Also returns a fault if the file is unreadable or not UTF-8. */
async function readTextAndFault(file: string): Promise<{ text: string; fault: ContentFault | null }> {
  try {
    const bytes = await readFile(file)
    const decodedText = decodeUtf8(file, bytes)
    if (typeof decodedText === 'string') return { text: decodedText, fault: null }
    return { text: bytes.toString(), fault: decodedText }
  } catch (error) {
    return { text: '', fault: createFileFault(file, describeReadError(error)) }
  }
}

/** Index of the articles in an edition's folder by source, address and words. */
export class Shelf {
  readonly addresses: AddressClaims
  readonly files: EditionFiles
  /** URLs of the articles' pictures. */
  readonly pictureUrls = new Set<string>()
  readonly #knownArticles = new KnownArticles()
  readonly #takedownMarks: TakedownMarks
  readonly #articleByFile = new Map<string, ShelvedArticle>()
  readonly #filesByWordsDigest = new FilesByKey()
  /** Key of the source that each file's article was read from in this run. */
  readonly #runSourceKeyByFile = new Map<string, string>()

  private constructor({ edition, editions }: Pick<Briefing, 'edition' | 'editions'>, files: EditionFiles) {
    this.files = files
    this.addresses = new AddressClaims(edition, editions)
    this.#takedownMarks = new TakedownMarks(edition, editions)
  }

  /** Reads an edition's articles, including as much as possible of those with faults. */
  static async open(
    editionFolder: string,
    briefing: Pick<Briefing, 'edition' | 'editions'>,
    files: EditionFiles,
  ): Promise<Shelf> {
    const shelf = new Shelf(briefing, files)
    for await (const file of listFilesBelow(path.join(editionFolder, 'articles'), '.md')) {
      const { text, fault: readFault } = await readTextAndFault(file)
      const parsedFile = readFault === null ? parseArticleFile({ file, text }) : { faults: [readFault] }
      if ('value' in parsedFile) shelf.addArticle(file, parsedFile.value.fields, parsedFile.value.markdown)
      else {
        const [fault = createFileFault(file, 'cannot be read: copy the file from a backup')] =
          parsedFile.faults
        shelf.#addFaultyFile(file, text, fault)
      }
    }
    return shelf
  }

  /** Adds an article to the index, or replaces its entry. */
  addArticle(file: string, fields: ArticleFields, markdown: string): void {
    const address = this.addresses.addressOfArticle(fields, path.basename(file, '.md'))
    for (const url of findUnstoredPictureUrls(markdown)) this.pictureUrls.add(url)
    if (isTakenDown(fields)) this.#takedownMarks.addMarks({ ...fields, markdown }, file)
    const formerAddresses = fields.formerly.map((url) => this.addresses.addressOfUrl(url))
    this.addresses.claimAddresses(file, [address, ...formerAddresses])
    const wordsDigest = digestArticleWords(fields, markdown)
    const statedUrl = findStatedUrl(fields)
    this.#indexArticle({ file, wordsDigest, source: fields.source, statedUrl, fault: null })
  }

  #addFaultyFile(file: string, fileText: string, fault: ContentFault): void {
    const { url, formerly, source, markdown } = parseFaultyFile(fileText)
    for (const pictureUrl of findUnstoredPictureUrls(fileText)) this.pictureUrls.add(pictureUrl)
    this.#takedownMarks.addMarks({ url, formerly, markdown }, file)
    this.#indexArticle({ file, wordsDigest: digestWords(markdown), source, statedUrl: url, fault })
  }

  #indexArticle(shelved: ShelvedArticle): void {
    const { file, wordsDigest } = shelved
    this.#knownArticles.addArticle(shelved)
    const previousArticle = this.#articleByFile.get(file)
    if (previousArticle) this.#filesByWordsDigest.deleteFile(previousArticle.wordsDigest, file)
    this.#articleByFile.set(file, shelved)
    this.#filesByWordsDigest.addFile(wordsDigest, file)
  }

  findArticle(file: string): ShelvedArticle | null {
    return this.#articleByFile.get(file) ?? null
  }

  /** Returns the article that an earlier import, or this run, wrote from the same source; `null` if there is none. */
  async findPriorImport({ fields, markdown, runSourceKey }: SourcedArticle): Promise<ShelvedArticle | null> {
    const { source, headline } = fields
    const incoming: IncomingArticle = {
      source,
      statedUrl: findStatedUrl(fields),
      wordsDigest: digestArticleWords(fields, markdown),
    }
    const candidates = [...this.#knownArticles.findCandidateFiles(incoming)].flatMap(
      (file) => this.#articleByFile.get(file) ?? [],
    )
    candidates.sort((a, b) => rateCandidate(b, incoming) - rateCandidate(a, incoming))
    for (const candidate of candidates) {
      const relation = relateArticles(candidate, incoming)
      if (relation === 'different' || this.#isFromOtherSource(candidate, incoming, runSourceKey)) continue
      if (relation === 'same') return candidate
      const candidateText = await this.files.readText(candidate.file)
      if (resemblesArticle(candidateText, headline, markdown)) return candidate
    }
    return null
  }

  /**
   * True if this run has read the shelved article from another source. Two files are never the same article, but
   * records of two exports can be. Records with the same name in one export are different articles if their URLs
   * differ.
   */
  #isFromOtherSource(
    { file, source, statedUrl }: ShelvedArticle,
    incoming: IncomingArticle,
    runSourceKey: string,
  ): boolean {
    const earlierSourceKey = this.#runSourceKeyByFile.get(file)
    if (earlierSourceKey === undefined) return false
    if (earlierSourceKey === runSourceKey) return compareUrls(statedUrl, incoming.statedUrl) === 'different'
    const isSameRecord = incoming.source.record !== null && source?.record === incoming.source.record
    const isWebCapture = incoming.source.captured !== null
    return !isSameRecord && !isWebCapture
  }

  rememberRunSource(file: string, runSourceKey: string): void {
    this.#runSourceKeyByFile.set(file, runSourceKey)
  }

  /** Returns the article that has an address, or had it formerly; `null` if there is none. */
  findAddressOwner(address: string): ShelvedArticle | null {
    return this.#articleByFile.get(this.addresses.findOwnerFile(address) ?? '') ?? null
  }

  /** Returns the file of a taken-down article with these words or one of these URLs; `null` if there is none. */
  findTakenDownFile({ url, formerly }: ArticleFields, markdown: string): string | null {
    return this.#takedownMarks.findMarkedFile({ url, formerly, markdown })
  }

  /**
   * Returns the article with the same headline, words and day, or on any day if the given article has no date; `null`
   * if there is none. An article without words is never identical to another.
   */
  async findIdenticalArticle(
    { headline, published }: ArticleFields,
    markdown: string,
  ): Promise<ShelvedArticle | null> {
    const textDigest = digestHeadlineAndText(headline, markdown)
    if (textDigest === null) return null
    const wordsDigest = digestArticleWords({ headline }, markdown)
    for (const file of this.#filesByWordsDigest.listFirstFiles(wordsDigest, maxComparedFiles)) {
      const candidate = this.#articleByFile.get(file)
      if (!candidate || candidate.fault) continue
      const checkedFile = parseArticleFile({ file, text: await this.files.readText(file) })
      if ('faults' in checkedFile) continue
      const { fields, markdown: storedMarkdown } = checkedFile.value
      const isSameDay = published === null || truncateToDay(fields.published) === truncateToDay(published)
      if (isSameDay && digestHeadlineAndText(fields.headline, storedMarkdown) === textDigest) return candidate
    }
    return null
  }

  /** Returns groups of files that contain the same words. */
  listFileGroupsWithSameWords(): string[][] {
    return [...this.#filesByWordsDigest.yieldGroupsSharingKey()]
  }
}
