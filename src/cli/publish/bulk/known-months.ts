import type { FactTable } from '../state/fact-table.ts'

/** A file of a month, named by the digest of its bytes. */
export interface BulkPart {
  /** `<sha256>.gz`. */
  name: string
  size: number
  rows: number
}

/** The files of a month, and a digest of the articles from which they were made. */
interface MonthFact {
  source: string
  parts: BulkPart[]
}

/** The files that the last publication made for each month, so that unchanged months are not read again. */
export class KnownMonths {
  readonly #facts: FactTable
  readonly #used = new Set<string>()

  constructor(facts: FactTable) {
    this.#facts = facts
  }

  /** Finds the files of a month; `null` if it has changed or is unknown. */
  find(key: string, source: string): BulkPart[] | null {
    this.#used.add(key)
    const fact = this.#facts.find(key)
    if (fact === null) return null
    const knownMonth = JSON.parse(fact) as MonthFact
    return knownMonth.source === source ? knownMonth.parts : null
  }

  remember(key: string, fact: MonthFact): void {
    this.#facts.set(key, JSON.stringify(fact))
  }

  /** Forgets the months that are not in the release. */
  forgetUnused(): void {
    if (this.#facts.size > this.#used.size) this.#facts.keepOnly((key) => this.#used.has(key))
  }
}
