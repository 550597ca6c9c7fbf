import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import { listFilesBelow } from '../../content/files/list-files.ts'
import { describeReadError } from '../source/read-error.ts'
import { AddressClaims } from './address-claims.ts'
import { rateCandidate, relateArticles } from './article-relation.ts'
import { readFaultyFile } from './faulty-file.ts'
import { FileIndex } from './file-index.ts'
import { digestArticle, digestWords } from './import-stamp.ts'
import { KnownArticles } from './known-articles.ts'
import { resemblesFile } from './resemblance.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'
import { TakedownMarks } from './takedown-marks.ts'

/** URLs of the pictures that a body shows, in Markdown or in the HTML that Markdown has no word for. */
const pictureUrls = (markdown: string) =>
  [
    ...markdown.matchAll(
      /!\[[^\]]{0,2000}\]\(<?(https?:[^\s)>]{1,2000})|<img [^>]{0,2000}src="(https?:[^"]{1,2000})"/g,
    ),
  ].flatMap(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? [])

const isTakenDown = ({ status }: ArticleFields) => status !== null && status.is !== 'noindex'

/** The URL that the source gave: an article that was displaced has it as an identifier. */
const statedUrl = ({ url, identifiers }: ArticleFields): string | null => {
  const displaced = Object.hasOwn(identifiers, 'url') ? identifiers.url : undefined
  return displaced !== undefined && URL.canParse(displaced) ? displaced : url
}

/** A content file's text, or why it cannot be read. */
const readText = (file: string): Promise<{ file: string; text: string } | { faults: ContentFault[] }> =>
  readFile(file, 'utf8').then(
    (text) => ({ file, text }),
    (error) => ({ faults: [{ file, line: 1, field: '', reason: describeReadError(error) }] }),
  )

/** An article that was read, and the file and record that it was read from. */
export interface ReadArticle {
  fields: ArticleFields & { source: ArticleSource }
  markdown: string
  readFrom: string
}

/** What an edition's folder contains: which file is of which source, who has which address, and whose words are whose. */
export class Shelf {
  readonly addresses: AddressClaims
  /** URLs of pictures that articles show. */
  readonly pictures = new Set<string>()
  readonly #known = new KnownArticles()
  readonly #marks: TakedownMarks
  readonly #byFile = new Map<string, ShelvedArticle>()
  readonly #byWords = new FileIndex()
  /** file → what it was read from in this run. */
  readonly #readFrom = new Map<string, string>()

  private constructor(edition: Edition, editions: readonly Edition[]) {
    this.addresses = new AddressClaims(edition, editions)
    this.#marks = new TakedownMarks(edition, editions)
  }

  /** Reads an edition's articles, those with faults as far as they can be read. */
  static async open(folder: string, edition: Edition, editions: readonly Edition[]): Promise<Shelf> {
    const shelf = new Shelf(edition, editions)
    for await (const file of listFilesBelow(path.join(folder, 'articles'), '.md')) {
      const read = await readText(file)
      const checked = 'text' in read ? parseArticleFile(read) : read
      if ('value' in checked) shelf.addArticle(file, checked.value.fields, checked.value.markdown)
      else shelf.#putFaulty(file, 'text' in read ? read.text : '', checked.faults)
    }
    return shelf
  }

  /** Puts an article on the shelf, or puts it there anew. */
  addArticle(file: string, fields: ArticleFields, markdown: string): void {
    const address = this.addresses.addressOfArticle(fields, path.basename(file, '.md'))
    for (const url of pictureUrls(markdown)) this.pictures.add(url)
    if (isTakenDown(fields)) this.#marks.add({ ...fields, markdown }, file)
    this.addresses.claim(file, [address, ...fields.formerly.map((url) => this.addresses.addressOf(url))])
    const words = digestArticle(fields, markdown)
    this.#place({ file, address, words, source: fields.source, url: statedUrl(fields), fault: null })
  }

  #putFaulty(file: string, text: string, [fault]: readonly ContentFault[]): void {
    const { url, formerly, source, markdown } = readFaultyFile(text)
    for (const shown of pictureUrls(text)) this.pictures.add(shown)
    this.#marks.add({ url, formerly, markdown }, file)
    const reason = fault ?? { file, line: 1, field: '', reason: 'cannot be read' }
    this.#place({ file, address: '', words: digestWords(markdown), source, url, fault: reason })
  }

  #place(shelved: ShelvedArticle): void {
    const { file, words } = shelved
    this.#known.add(shelved)
    const before = this.#byFile.get(file)
    if (before) this.#byWords.delete(before.words, file)
    this.#byFile.set(file, shelved)
    this.#byWords.add(words, file)
  }

  articleIn(file: string): ShelvedArticle | null {
    return this.#byFile.get(file) ?? null
  }

  /** The file that an earlier import made of the article, or another reading of it in this run. */
  async find({ fields, markdown, readFrom }: ReadArticle): Promise<ShelvedArticle | null> {
    const { source, headline } = fields
    const read: IncomingArticle = { source, url: statedUrl(fields), words: digestArticle(fields, markdown) }
    const candidates = [...this.#known.candidates(read)].flatMap((file) => this.#byFile.get(file) ?? [])
    candidates.sort((a, b) => rateCandidate(b, read) - rateCandidate(a, read))
    for (const shelved of candidates) {
      const relation = relateArticles(shelved, read)
      if (relation === 'other' || this.#isOfAnother(shelved, read, readFrom)) continue
      if (relation === 'same' || (await resemblesFile(shelved.file, headline, markdown))) return shelved
    }
    return null
  }

  /** Whether this run read the file from elsewhere: two files are never one article, two exports' records can be. */
  #isOfAnother({ file, source }: ShelvedArticle, read: IncomingArticle, readFrom: string): boolean {
    const from = this.#readFrom.get(file)
    const isRecordAgain = read.source.record !== null && source?.record === read.source.record
    const isCaptureAgain = read.source.captured !== null
    return from !== undefined && from !== readFrom && !isRecordAgain && !isCaptureAgain
  }

  /** Remembers what a file was read from in this run. */
  rememberSource(file: string, readFrom: string): void {
    this.#readFrom.set(file, readFrom)
  }

  /** The file that has an address, its former ones included. */
  ownerOf(address: string): ShelvedArticle | null {
    return this.#byFile.get(this.addresses.ownerOf(address) ?? '') ?? null
  }

  /** The file of an article that may not come back, with these words or one of the URLs. */
  findTakenDown({ url, formerly }: ArticleFields, markdown: string): string | null {
    return this.#marks.find({ url, formerly, markdown })
  }

  /** Files that contain the same words, in groups of two and more. */
  duplicates(): string[][] {
    return [...this.#byWords.sharedFiles()]
  }
}
