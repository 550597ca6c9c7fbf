/** Counts how often each value occurs. */
export class Tally {
  readonly #countByValue = new Map<string, number>()

  add(value: string, increment = 1): void {
    this.#countByValue.set(value, (this.#countByValue.get(value) ?? 0) + increment)
  }

  /**
   * Returns the values with their counts, the most frequent first. Equally frequent values stay in order of first
   * occurrence.
   */
  listByFrequency(): [value: string, count: number][] {
    return [...this.#countByValue].sort(([, a], [, b]) => b - a)
  }

  /** Returns the most frequent value; `null` if there are no values. */
  findMostFrequent(): string | null {
    return this.listByFrequency()[0]?.[0] ?? null
  }
}
