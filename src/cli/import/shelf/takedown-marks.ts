import { foldAddress } from '../../../model/address.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { compileUrlIdPattern, findUrlId, toUrlIdKey } from '../../../model/url-id.ts'
import { type AddressRules, addressOfUrl } from '../../content/addresses/article-address.ts'
import { digestWords } from './import-stamp.ts'

/** Properties that identify a taken-down article in any source. */
export type MarkableArticle = Pick<ArticleFields, 'url' | 'formerly'> & { markdown: string }

/**
 * Marks of articles that imports must not restore: articles that were taken down or anonymised, and those whose status
 * is unreadable because their files have faults.
 */
export class TakedownMarks {
  readonly #edition: Edition
  readonly #editions: readonly AddressRules[]
  readonly #fileByMark = new Map<string, string>()

  constructor(edition: Edition, editions: readonly AddressRules[]) {
    this.#edition = edition
    this.#editions = editions
  }

  addMarks(article: MarkableArticle, file: string): void {
    for (const mark of this.#listMarks(article)) this.#fileByMark.set(mark, file)
  }

  /** Returns the file with which an article shares a mark; `null` if there is none. */
  findMarkedFile(article: MarkableArticle): string | null {
    if (this.#fileByMark.size === 0) return null
    const markedFiles = this.#listMarks(article).map((mark) => this.#fileByMark.get(mark))
    return markedFiles.find((file) => file !== undefined) ?? null
  }

  /** Lists an article's marks: the digest of its words, if any, and the id or address in each URL. */
  #listMarks({ url, formerly, markdown }: MarkableArticle): string[] {
    const urls = url === null ? formerly : [url, ...formerly]
    const marks = urls.flatMap((each) => this.#toUrlMark(each) ?? [])
    return /[\p{L}\p{N}]/u.test(markdown) ? [digestWords(markdown), ...marks] : marks
  }

  /**
   * Returns the key of the id in a URL, or else the URL's address. Returns `null` for a URL with query parameters that
   * the edition does not list, because they may distinguish pages.
   */
  #toUrlMark(url: string): string | null {
    const { id, identity: pattern, query } = this.#edition
    if ([...new URL(url).searchParams.keys()].some((parameterName) => !query.includes(parameterName)))
      return null
    const foldedAddress = foldAddress(addressOfUrl(url, this.#edition, this.#editions))
    const urlId = pattern === null ? null : findUrlId(foldedAddress, compileUrlIdPattern(pattern))
    return urlId === null ? foldedAddress : toUrlIdKey(id, urlId)
  }
}
