import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'

/** Counts query parameters without which URLs of articles are no addresses of theirs. */
export class UnlistedParameters {
  readonly #query: readonly string[]
  readonly #counts = new Map<string, number>()

  constructor({ query }: Pick<Edition, 'query'>) {
    this.#query = query
  }

  /** Notes the parameters of an article's URLs that `isLost` says are not kept: those with a number, as ids are. */
  countIn({ url, formerly }: ArticleFields, isLost: (url: string) => boolean): void {
    for (const each of url === null ? formerly : [url, ...formerly]) {
      if (!each.includes('?') || !isLost(each)) continue
      for (const [name, value] of new URL(each).searchParams)
        if (/^\d+$/.test(value) && !this.#query.includes(name))
          this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    }
  }

  /** What to write in `edition.yaml`; `null` where nothing is missing. */
  warning(): string | null {
    if (this.#counts.size === 0) return null
    const counted = Array.from(this.#counts, ([name, count]) => `?${name}= (${count})`).join(', ')
    const listed = [...this.#query, ...this.#counts.keys()].sort().join(', ')
    return `it does not say that these query parameters are part of addresses, so URLs with them are not kept: ${counted}. Write query: [${listed}] there, and import again`
  }
}
