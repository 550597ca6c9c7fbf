import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'

/** Counts query parameters that distinguish articles but are not listed in `query` of `edition.yaml`. */
export class UnlistedParameters {
  readonly #query: readonly string[]
  readonly #counts = new Map<string, number>()

  constructor({ query }: Pick<Edition, 'query'>) {
    this.#query = query
  }

  /** Counts the parameters in the URLs for which `isLost` is true; only numeric values count, since ids are numbers. */
  countIn({ url, formerly }: ArticleFields, isLost: (url: string) => boolean): void {
    for (const each of url === null ? formerly : [url, ...formerly]) {
      if (!each.includes('?') || !isLost(each)) continue
      for (const [name, value] of new URL(each).searchParams)
        if (/^\d+$/.test(value) && !this.#query.includes(name))
          this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    }
  }

  /** Advises what to write in `edition.yaml`; `null` if no parameter is missing. */
  warning(): string | null {
    if (this.#counts.size === 0) return null
    const counted = Array.from(this.#counts, ([name, count]) => `?${name}= (${count})`).join(', ')
    const parameterList = [...this.#query, ...this.#counts.keys()].sort().join(', ')
    return `does not list these query parameters as part of addresses, so URLs with them are dropped: ${counted}. Write query: [${parameterList}] there, and import again`
  }
}
