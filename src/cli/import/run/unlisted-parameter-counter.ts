import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'

/** Counts query parameters that distinguish articles but are not listed under `query` in `edition.yaml`. */
export class UnlistedParameterCounter {
  readonly #listedParameters: readonly string[]
  readonly #countByParameter = new Map<string, number>()
  /** First numeric value of each query parameter, by a refused article's URL path and the parameter's name. */
  readonly #firstValueByPathParameter = new Map<string, string>()

  constructor({ query }: Pick<Edition, 'query'>) {
    this.#listedParameters = query
  }

  /** Counts the query parameters of an article's lost URLs. Only numeric values count, because ids are numbers. */
  countLostParameters({ url, formerly }: ArticleFields, isLost: (url: string) => boolean): void {
    for (const articleUrl of url === null ? formerly : [url, ...formerly])
      if (articleUrl.includes('?') && isLost(articleUrl))
        for (const [parameterName] of this.#listNumericParameters(articleUrl))
          this.#countParameter(parameterName)
  }

  /**
   * Counts query parameters of an article refused because of its host, so that the archivist can list both at once: the
   * parameters of a front page's URL, and those with several values on the same path.
   */
  countRefusedParameters(url: string): void {
    const { origin, pathname } = new URL(url)
    for (const [parameterName, value] of this.#listNumericParameters(url)) {
      const pathParameter = `${origin}${pathname}?${parameterName}`
      const firstValue = this.#firstValueByPathParameter.get(pathParameter) ?? value
      this.#firstValueByPathParameter.set(pathParameter, firstValue)
      if (pathname === '/' || firstValue !== value) this.#countParameter(parameterName)
    }
  }

  /** Lists the numeric parameters of a URL that `query` does not list. */
  #listNumericParameters(url: string): [name: string, value: string][] {
    return [...new URL(url).searchParams].filter(
      ([name, value]) => /^\d+$/.test(value) && !this.#listedParameters.includes(name),
    )
  }

  #countParameter(parameterName: string): void {
    this.#countByParameter.set(parameterName, (this.#countByParameter.get(parameterName) ?? 0) + 1)
  }

  /** Creates a warning that proposes a line for `edition.yaml`; `null` if no parameter was counted. */
  createWarning(): string | null {
    if (this.#countByParameter.size === 0) return null
    const counts = Array.from(this.#countByParameter, ([name, count]) => `?${name}= (${count})`).join(', ')
    const proposedParameters = [...this.#listedParameters, ...this.#countByParameter.keys()].sort().join(', ')
    return `does not list these query parameters as part of addresses, so URLs with them are dropped: ${counts}. If they tell articles apart, write query: [${proposedParameters}] in this file, and import again`
  }
}
