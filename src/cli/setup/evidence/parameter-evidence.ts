/** Finds the query parameters that distinguish a site's addresses. */
export class ParameterEvidence {
  readonly #firstValuesByKey = new Map<string, string>()
  readonly #names = new Set<string>()

  /** Examines parameters with numeric values, since ids are numbers. */
  add({ pathname, searchParams }: URL): void {
    for (const [name, value] of searchParams) {
      if (!/^\d+$/.test(value)) continue
      const key = `${pathname}?${name}`
      const firstValue = this.#firstValuesByKey.get(key) ?? value
      this.#firstValuesByKey.set(key, firstValue)
      if (pathname === '/' || firstValue !== value) this.#names.add(name)
    }
  }

  /** Returns the sorted names, for `query` of `edition.yaml`. */
  listParameterNames(): string[] {
    return [...this.#names].sort()
  }
}
