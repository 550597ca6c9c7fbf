/** Counts values. */
export class Tally {
  readonly #countByValue = new Map<string, number>()

  add(value: string, increment = 1): void {
    this.#countByValue.set(value, (this.#countByValue.get(value) ?? 0) + increment)
  }

  /**
   * Returns the values and their counts, the most frequent first; of equally frequent values, the one counted
   * first.
   */
  listByFrequency(): [value: string, count: number][] {
    return [...this.#countByValue].sort(([, a], [, b]) => b - a)
  }

  /** Returns the most frequent value. */
  findMostFrequent(): string | null {
    return this.listByFrequency()[0]?.[0] ?? null
  }
}
