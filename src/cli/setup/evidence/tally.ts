/** Counts values. */
export class Tally {
  readonly #countsByValue = new Map<string, number>()

  add(value: string, times = 1): void {
    this.#countsByValue.set(value, (this.#countsByValue.get(value) ?? 0) + times)
  }

  /**
   * Returns the values and their counts, the most frequent first; of equally frequent values, the one counted
   * first.
   */
  listByFrequency(): [value: string, count: number][] {
    return [...this.#countsByValue].sort(([, a], [, b]) => b - a)
  }

  /** Returns the most frequent value. */
  findMostFrequent(): string | null {
    return this.listByFrequency()[0]?.[0] ?? null
  }
}
