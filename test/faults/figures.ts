/** States of the caches when a fault begins. */
const conditions = ['warm', 'cold', 'empty'] as const

export type Condition = (typeof conditions)[number]

interface Count {
  asked: number
  served: number
}

/** The counts of a run. */
export class Figures {
  requests = 0
  publications = 0
  /** Number of requests sent a second time, after the stores had recovered. */
  again = 0
  readonly wrong: string[] = []
  readonly mixed: string[] = []
  /** Failures that were cached: by a client that may, or by the archive after its stores had recovered. */
  readonly kept: string[] = []
  readonly #served = new Map<string, Record<Condition, Count>>()

  count(phase: string, condition: Condition, isServed: boolean): void {
    const none = () => ({ asked: 0, served: 0 })
    const counts = this.#served.get(phase) ?? { warm: none(), cold: none(), empty: none() }
    counts[condition].asked++
    if (isServed) counts[condition].served++
    this.#served.set(phase, counts)
  }

  /** The number of requests under a fault in a condition, and the share of them that got their answer. */
  share(phase: string, condition: Condition): number | null {
    const { asked = 0, served = 0 } = this.#served.get(phase)?.[condition] ?? {}
    return asked === 0 ? null : served / asked
  }

  /** A table of the counts for people. */
  inWords(): string {
    const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`)
    const row = (cells: string[]) =>
      cells.map((cell, at) => (at === 0 ? cell.padEnd(34) : cell.padStart(9))).join('')
    const served = [...this.#served.keys()].map((phase) =>
      row([phase, ...conditions.map((condition) => percent(this.share(phase, condition)))]),
    )
    const findings = [this.wrong, this.mixed, this.kept].flatMap((each) => each.slice(0, 10))
    return [
      `requests ${this.requests}, moves of the pointer ${this.publications}`,
      `wrong answers ${this.wrong.length}, answers that mix releases ${this.mixed.length}, errors kept ${this.kept.length} (asked again ${this.again})`,
      row(['kept being served', ...conditions]),
      ...served,
      ...findings,
    ].join('\n')
  }
}
