/** Finds the query parameters without which different addresses of a site would be the same. */
export class ParameterEvidence {
  readonly #firstValues = new Map<string, string>()
  readonly #names = new Set<string>()

  /** Examines the parameters with numeric values, as ids have. */
  add({ pathname, searchParams }: URL): void {
    for (const [name, value] of searchParams) {
      if (!/^\d+$/.test(value)) continue
      const key = `${pathname}?${name}`
      const firstValue = this.#firstValues.get(key) ?? value
      this.#firstValues.set(key, firstValue)
      if (pathname === '/' || firstValue !== value) this.#names.add(name)
    }
  }

  /** Returns the names, sorted, as `query` of `edition.yaml` lists them. */
  names(): string[] {
    return [...this.#names].sort()
  }
}
