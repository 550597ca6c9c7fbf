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
  readonly #usedMonthKeys = new Set<string>()

  constructor(monthTable: FactTable) {
    this.#monthTable = monthTable
  }

  /** Finds the files of a month; `null` if it has changed or is unknown. */
  find(monthKey: string, articlesDigest: string): BulkPart[] | null {
    this.#usedMonthKeys.add(monthKey)
    const factJson = this.#monthTable.find(monthKey)
    if (factJson === null) return null
    const monthFact = JSON.parse(factJson) as MonthFact
    return monthFact.articlesDigest === articlesDigest ? monthFact.parts : null
  }

  remember(monthKey: string, monthFact: MonthFact): void {
    this.#monthTable.set(monthKey, JSON.stringify(monthFact))
  }

  /** Forgets the months that are not in the release. */
  forgetUnused(): void {
    if (this.#monthTable.size > this.#usedMonthKeys.size)
      this.#monthTable.deleteUnwanted((key) => this.#usedMonthKeys.has(key))
  }
}
