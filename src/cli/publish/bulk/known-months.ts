import type { FactTable } from '../state/fact-table.ts'

/** A file of a month, named by the digest of its bytes. */
export interface BulkPart {
  /** `<sha256>.gz`. */
  fileName: string
  byteCount: number
  rowCount: number
}

/** The files of a month, and a digest of the articles from which they were made. */
interface MonthFact {
  articlesDigest: string
  parts: BulkPart[]
}

/** The files that the last publication made for each month, so that unchanged months are not read again. */
export class KnownMonths {
  readonly #monthTable: FactTable
  readonly #usedKeys = new Set<string>()

  constructor(facts: FactTable) {
    this.#monthTable = facts
  }

  /** Finds the files of a month; `null` if it has changed or is unknown. */
  find(key: string, articlesDigest: string): BulkPart[] | null {
    this.#usedKeys.add(key)
    const fact = this.#monthTable.find(key)
    if (fact === null) return null
    const knownMonth = JSON.parse(fact) as MonthFact
    return knownMonth.articlesDigest === articlesDigest ? knownMonth.parts : null
  }

  remember(key: string, fact: MonthFact): void {
    this.#monthTable.set(key, JSON.stringify(fact))
  }

  /** Forgets the months that are not in the release. */
  forgetUnused(): void {
    if (this.#monthTable.size > this.#usedKeys.size)
      this.#monthTable.keepOnly((key) => this.#usedKeys.has(key))
  }
}
