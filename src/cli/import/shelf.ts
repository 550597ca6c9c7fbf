import path from 'node:path'
import { foldAddress } from '../../model/address.ts'
import type { ArticleFields, Source } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import { identityIn, identityKey, identityPattern } from '../../model/identity.ts'
import { addressOfArticle, addressOfUrl } from '../content/article-address.ts'
import { readArticle } from '../content/article-file.ts'
import { filesBelow } from '../content/walk.ts'
import { wordsDigest } from './article-text.ts'

/** An article's place among the others of its edition. */
export interface Shelved {
  file: string
  address: string
  words: string
  source: Source | null
}

/** URLs of the pictures that a body shows, in Markdown or in the HTML that Markdown has no word for. */
const pictureUrls = (markdown: string) =>
  [
    ...markdown.matchAll(
      /!\[[^\]]{0,2000}\]\(<?(https?:[^\s)>]{1,2000})|<img [^>]{0,2000}src="(https?:[^"]{1,2000})"/g,
    ),
  ].flatMap(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? [])

const isTakenDown = ({ status }: ArticleFields) => status !== null && status.is !== 'noindex'

const sourceKey = ({ source }: ArticleFields) =>
  source && `${source.importer}\n${source.file ?? source.sha256}\n${source.record ?? ''}`

/** Whether two records with one URL are of one history: a post in a later export, a page in another crawl. */
const isSameHistory = (a: Source | null, b: Source | null) =>
  a !== null &&
  b !== null &&
  a.importer === b.importer &&
  ((a.captured !== null && b.captured !== null) ||
    (a.captured === null && a.record !== null && a.record === b.record))

/** What an edition holds already: which file is of which source, who has which address, and whose words are whose. */
export class Shelf {
  readonly #edition: Edition
  readonly #editions: readonly Edition[]
  readonly #bySource = new Map<string, string>()
  readonly #byUrl = new Map<string, string>()
  readonly #byAddress = new Map<string, string>()
  readonly #byFile = new Map<string, Shelved>()
  /** URLs of pictures that articles show. */
  readonly pictures = new Set<string>()
  /** Words, addresses and identities of articles that were taken down. */
  readonly #takenDown = new Map<string, string>()
  readonly #byWords = new Map<string, Set<string>>()

  private constructor(edition: Edition, editions: readonly Edition[]) {
    this.#edition = edition
    this.#editions = editions
  }

  /** Reads an edition's articles. Files with faults are left aside: publishing names them. */
  static async of(folder: string, edition: Edition, editions: readonly Edition[]): Promise<Shelf> {
    const shelf = new Shelf(edition, editions)
    for await (const file of filesBelow(path.join(folder, 'articles'), '.md')) {
      const checked = await readArticle(file)
      if ('value' in checked) shelf.put(file, checked.value.fields, checked.value.markdown)
    }
    return shelf
  }

  /** Puts an article on the shelf, or puts it there anew. */
  put(file: string, fields: ArticleFields, markdown: string): void {
    const address = addressOfArticle(fields, path.basename(file, '.md'), this.#edition)
    const shelved = { file, address, words: wordsDigest(markdown), source: fields.source }
    for (const url of pictureUrls(markdown)) this.pictures.add(url)
    const key = sourceKey(fields)
    if (key !== null) this.#bySource.set(key, file)
    if (fields.url !== null) this.#byUrl.set(fields.url, file)
    for (const claimed of [address, ...fields.formerly.map((url) => this.addressOf(url))])
      if (!this.#byAddress.has(claimed)) this.#byAddress.set(claimed, file)
    if (isTakenDown(fields))
      for (const each of this.#marksOf(fields, markdown)) this.#takenDown.set(each, file)
    this.#byWords.get(this.#byFile.get(file)?.words ?? '')?.delete(file)
    this.#byFile.set(file, shelved)
    this.#byWords.set(shelved.words, (this.#byWords.get(shelved.words) ?? new Set()).add(file))
  }

  addressOf(url: string): string {
    return addressOfUrl(url, this.#edition, this.#editions)
  }

  /** The file that an earlier import of the same record made. */
  fileOf({ url, ...fields }: ArticleFields): string | null {
    const key = sourceKey({ url, ...fields })
    const bySource = key === null ? undefined : this.#bySource.get(key)
    if (bySource !== undefined) return bySource
    const byUrl = this.#byFile.get(this.#byUrl.get(url ?? '') ?? '')
    return byUrl && isSameHistory(byUrl.source, fields.source) ? byUrl.file : null
  }

  /** Whether what is there was captured later than another record of the same page. */
  isLater(file: string, source: Source): boolean {
    const captured = this.#byFile.get(file)?.source?.captured ?? null
    return captured !== null && source.captured !== null && captured > source.captured
  }

  /** Whether the URL's address is the edition's front, which no article can have. */
  isFront(url: string): boolean {
    return this.addressOf(url) === `/${this.#edition.id}/`
  }

  has(file: string): boolean {
    return this.#byFile.has(file)
  }

  /** Who has an address, its former ones included. */
  ownerOf(address: string): Shelved | null {
    return this.#byFile.get(this.#byAddress.get(address) ?? '') ?? null
  }

  /** The file of an article that was taken down, or lost its names, with these words or one of the URLs. */
  takenDown(fields: ArticleFields, markdown: string): string | null {
    if (this.#takenDown.size === 0) return null
    const found = this.#marksOf(fields, markdown).map((mark) => this.#takenDown.get(mark))
    return found.find((file) => file !== undefined) ?? null
  }

  /** What an article is known again by: its words, and its URLs in any spelling, with the identities in them. */
  #marksOf({ url, formerly }: ArticleFields, markdown: string): string[] {
    const urls = url === null ? formerly : [url, ...formerly]
    const marks = urls.flatMap((each) => this.#keysOf(each))
    return /[\p{L}\p{N}]/u.test(markdown) ? [wordsDigest(markdown), ...marks] : marks
  }

  /** None where query parameters that are no part of the address would tell pages apart. */
  #keysOf(url: string): string[] {
    const { id, identity: pattern, query } = this.#edition
    if ([...new URL(url).searchParams.keys()].some((name) => !query.includes(name))) return []
    const folded = foldAddress(this.addressOf(url))
    const identity = pattern === null ? null : identityIn(folded, identityPattern(pattern))
    return identity === null ? [folded] : [folded, identityKey(id, identity)]
  }

  /** Files that hold the same words, in groups of two and more. */
  duplicates(): string[][] {
    return [...this.#byWords.values()].filter(({ size }) => size > 1).map((files) => [...files].sort())
  }
}
