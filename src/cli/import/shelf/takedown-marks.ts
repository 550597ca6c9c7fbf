import { foldAddress } from '../../../model/address.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { compileUrlIdPattern, findUrlId, toUrlIdKey } from '../../../model/url-id.ts'
import { type AddressRules, addressOfUrl } from '../../content/addresses/article-address.ts'
import { digestWords } from './import-stamp.ts'

/** The properties that identify a taken-down article in any source. */
export type TakedownSubject = Pick<ArticleFields, 'url' | 'formerly'> & { markdown: string }

/**
 * Marks of articles that imports must not restore: taken-down or anonymised ones, and those whose files have faults,
 * since their status is unreadable.
 */
export class TakedownMarks {
  readonly #edition: Edition
  readonly #editions: readonly AddressRules[]
  readonly #fileByMark = new Map<string, string>()

  constructor(edition: Edition, editions: readonly AddressRules[]) {
    this.#edition = edition
    this.#editions = editions
  }

  addMarks(subject: TakedownSubject, file: string): void {
    for (const mark of this.#listMarks(subject)) this.#fileByMark.set(mark, file)
  }

  /** Returns the file that has one of the article's marks; `null` if there is none. */
  findMarkedFile(subject: TakedownSubject): string | null {
    if (this.#fileByMark.size === 0) return null
    const markedFiles = this.#listMarks(subject).map((mark) => this.#fileByMark.get(mark))
    return markedFiles.find((file) => file !== undefined) ?? null
  }

  /** Returns an article's marks: the digest of its words, if any, and each URL's id or address. */
  #listMarks({ url, formerly, markdown }: TakedownSubject): string[] {
    const urls = url === null ? formerly : [url, ...formerly]
    const marks = urls.flatMap((each) => this.#toUrlMark(each) ?? [])
    return /[\p{L}\p{N}]/u.test(markdown) ? [digestWords(markdown), ...marks] : marks
  }

  /**
   * Returns the key of the id in a URL, otherwise its address; `null` for a URL with query parameters that are not
   * the edition's, which may distinguish pages.
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
