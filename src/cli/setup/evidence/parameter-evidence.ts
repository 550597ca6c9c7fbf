/** Finds the query parameters that distinguish a site's addresses. */
export class ParameterEvidence {
  readonly #firstValueByPathAndName = new Map<string, string>()
  readonly #distinguishingNames = new Set<string>()

  /** Examines the numeric parameters of a URL. Ids are numbers, so other parameters are ignored. */
  addUrl({ pathname, searchParams }: URL): void {
    for (const [name, value] of searchParams) {
      if (!/^\d+$/.test(value)) continue
      const pathAndName = `${pathname}?${name}`
      const firstValue = this.#firstValueByPathAndName.get(pathAndName) ?? value
      this.#firstValueByPathAndName.set(pathAndName, firstValue)
      if (pathname === '/' || firstValue !== value) this.#distinguishingNames.add(name)
    }
  }

  /** Returns the sorted names of the parameters, for `query` in `edition.yaml`. */
  listDistinguishingParameters(): string[] {
    return [...this.#distinguishingNames].sort()
  }
}
