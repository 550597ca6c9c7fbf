import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { isDatabaseBusyError } from '../../content/files/database-busy-error.ts'

/** Number of facts written per transaction. */
const factsPerTransaction = 2000

/** Number of facts that an ordered look-up reads at a time. */
const readAheadFactCount = 250

/**
 * Columns of every table. The brief precedes the value, so that SQLite can read briefs without reading long values.
 */
export const factColumns =
  'key TEXT PRIMARY KEY, brief TEXT, brief_checksum INTEGER, value TEXT NOT NULL, checksum INTEGER NOT NULL'

interface TableOptions {
  name: string
  /** A string that identifies everything on which all facts of the table depend. */
  context: string
  /** Called when the database cannot be read or written. */
  onDamage: () => void
}

/**
 * A table of facts, key → text. A fact may have a brief: a short text that can be read quickly for many facts. Facts
 * with wrong checksums count as missing, as do all facts in a damaged table. Writes to a damaged table are ignored.
 */
export class FactTable {
  readonly #database: DatabaseSync
  readonly #options: TableOptions
  #isUsable = true
  #changeCount = 0
  #selectByKey: StatementSync | null = null
  #selectByRow: StatementSync | null = null
  #selectFromKey: StatementSync | null = null
  #insertStatement: StatementSync | null = null
  #deleteStatement: StatementSync | null = null

  constructor(database: DatabaseSync, options: TableOptions) {
    this.#database = database
    this.#options = options
  }

  #runUnlessDamaged<Value>(queryDatabase: () => Value): Value | null {
    if (!this.#isUsable) return null
    try {
      return queryDatabase()
    } catch (error) {
      this.#isUsable = false
      if (!isDatabaseBusyError(error)) this.#options.onDamage()
      return null
    }
  }

  #computeChecksum(key: string, value: string): number {
    return crc32(`${this.#options.context}\n${key}\n${value}`)
  }

  find(key: string): string | null {
    const factRow = this.#runUnlessDamaged(() => {
      this.#selectByKey ??= this.#database.prepare(
        `SELECT value, checksum FROM ${this.#options.name} WHERE key = ?`,
      )
      return this.#selectByKey.get(key)
    })
    if (typeof factRow?.value !== 'string') return null
    return factRow.checksum === this.#computeChecksum(key, factRow.value) ? factRow.value : null
  }

  #readFactsFrom(key: string): { key: string; value: string | null }[] {
    const factRows = this.#runUnlessDamaged(() => {
      this.#selectFromKey ??= this.#database.prepare(
        `SELECT key, value, checksum FROM ${this.#options.name} WHERE key >= ? ORDER BY key LIMIT ${readAheadFactCount}`,
      )
      return this.#selectFromKey.all(key)
    })
    return (factRows ?? []).map(({ key, value, checksum }) => ({
      key: String(key),
      value: checksum === this.#computeChecksum(String(key), String(value)) ? String(value) : null,
    }))
  }

  /**
   * Returns a look-up function that is five times as fast as `find` for keys in ascending order, and slower for a key
   * that is smaller than the previous one. Facts that are set after this call may not be found.
   */
  createOrderedLookup(): (key: string) => string | null {
    let readAheadFacts: { key: string; value: string | null }[] = []
    let nextPosition = 0
    let lastKey = ''
    const advanceTo = (key: string) => {
      while (nextPosition < readAheadFacts.length && (readAheadFacts[nextPosition]?.key ?? '') < key)
        nextPosition++
      return readAheadFacts[nextPosition]
    }
    return (key) => {
      if (key < lastKey || !advanceTo(key)) [readAheadFacts, nextPosition] = [this.#readFactsFrom(key), 0]
      lastKey = key
      const fact = advanceTo(key)
      return fact?.key === key ? fact.value : this.find(key)
    }
  }

  /**
   * Finds all facts that match an SQL condition, key → value; `damaged` if one of them has a wrong checksum, or the
   * table is damaged.
   */
  findWhere(sqlCondition: string, parameters: readonly (string | null)[]): Map<string, string> | 'damaged' {
    const matchingRows = this.#runUnlessDamaged(() =>
      this.#database
        .prepare(`SELECT key, value, checksum FROM ${this.#options.name} WHERE ${sqlCondition} ORDER BY key`)
        .all(...parameters),
    )
    const valueByKey = new Map(matchingRows?.map(({ key, value }) => [String(key), String(value)]))
    const areChecksumsValid = matchingRows?.every(
      ({ key, value, checksum }) => checksum === this.#computeChecksum(String(key), String(value)),
    )
    return areChecksumsValid ? valueByKey : 'damaged'
  }

  /** Yields the briefs of all facts, and their row ids. Stops at the first that is damaged or was changed. */
  *listBriefs(): Generator<{ rowId: number; brief: string }> {
    const briefRows = this.#runUnlessDamaged(() =>
      this.#database.prepare(`SELECT rowid, key, brief, brief_checksum FROM ${this.#options.name}`).iterate(),
    )
    const readNextRow = () => this.#runUnlessDamaged(() => briefRows?.next().value)
    for (let row = readNextRow(); row; row = readNextRow()) {
      if (row.brief_checksum !== this.#computeChecksum(String(row.key), String(row.brief))) return
      yield { rowId: Number(row.rowid), brief: String(row.brief) }
    }
  }

  /** Finds a fact by the id of its row; `null` if it is missing or damaged. */
  findByRowId(rowId: number): string | null {
    const foundRow = this.#runUnlessDamaged(() => {
      this.#selectByRow ??= this.#database.prepare(
        `SELECT key, value, checksum FROM ${this.#options.name} WHERE rowid = ?`,
      )
      return this.#selectByRow.get(rowId)
    })
    if (typeof foundRow?.value !== 'string') return null
    return foundRow.checksum === this.#computeChecksum(String(foundRow.key), foundRow.value)
      ? foundRow.value
      : null
  }

  #executeChange(statement: StatementSync, parameters: (string | number | null)[]): void {
    if (!this.#database.isTransaction) this.#database.exec('BEGIN IMMEDIATE')
    statement.run(...parameters)
    this.#changeCount++
    if (this.#changeCount % factsPerTransaction === 0) this.#database.exec('COMMIT')
  }

  set(key: string, value: string, brief: string | null = null): void {
    this.#runUnlessDamaged(() => {
      this.#insertStatement ??= this.#database.prepare(
        `INSERT OR REPLACE INTO ${this.#options.name} VALUES (?, ?, ?, ?, ?)`,
      )
      const briefChecksum = brief === null ? null : this.#computeChecksum(key, brief)
      this.#executeChange(this.#insertStatement, [
        key,
        brief,
        briefChecksum,
        value,
        this.#computeChecksum(key, value),
      ])
    })
  }

  delete(key: string): void {
    this.#runUnlessDamaged(() => {
      this.#deleteStatement ??= this.#database.prepare(`DELETE FROM ${this.#options.name} WHERE key = ?`)
      this.#executeChange(this.#deleteStatement, [key])
    })
  }

  clear(): void {
    this.#runUnlessDamaged(() =>
      this.#executeChange(this.#database.prepare(`DELETE FROM ${this.#options.name}`), []),
    )
  }

  /** The number of facts. */
  get size(): number {
    const countRow = this.#runUnlessDamaged(() =>
      this.#database.prepare(`SELECT count(*) AS n FROM ${this.#options.name}`).get(),
    )
    return Number(countRow?.n ?? 0)
  }

  /** Deletes the facts for whose keys `isWanted` returns false. */
  deleteUnwanted(isWanted: (key: string) => boolean): void {
    const keyRows =
      this.#runUnlessDamaged(() => this.#database.prepare(`SELECT key FROM ${this.#options.name}`).all()) ??
      []
    for (const { key } of keyRows) if (!isWanted(String(key))) this.delete(String(key))
  }
}
