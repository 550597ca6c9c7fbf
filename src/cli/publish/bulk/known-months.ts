import type { FactTable } from '../state/fact-table.ts'

/** A bulk file of a month, named by the digest of its bytes. */
export interface MonthFile {
  /** `<sha256>.gz`. */
  fileName: string
  byteCount: number
  rowCount: number
}

/** The bulk files of a month, and a digest of the articles from which they were made. */
interface MonthFact {
  articlesDigest: string
  parts: MonthFile[]
}

/** Bulk files that earlier publications made for each month, so that unchanged months need not be read again. */
export class KnownMonths {
  readonly #monthTable: FactTable
  readonly #usedMonthKeys = new Set<string>()

  constructor(monthTable: FactTable) {
    this.#monthTable = monthTable
  }

  /** Marks a month as used and returns its files; `null` if its articles have changed, or it has no known files. */
  findAndMarkUsed(monthKey: string, articlesDigest: string): MonthFile[] | null {
    this.#usedMonthKeys.add(monthKey)
    const factJson = this.#monthTable.find(monthKey)
    if (factJson === null) return null
    const monthFact = JSON.parse(factJson) as MonthFact
    return monthFact.articlesDigest === articlesDigest ? monthFact.parts : null
  }

  remember(monthKey: string, monthFact: MonthFact): void {
    this.#monthTable.set(monthKey, JSON.stringify(monthFact))
  }

  /** Forgets the months that this publication has not used. */
  forgetUnused(): void {
    if (this.#monthTable.size > this.#usedMonthKeys.size)
      this.#monthTable.deleteUnwanted((key) => this.#usedMonthKeys.has(key))
  }
}
