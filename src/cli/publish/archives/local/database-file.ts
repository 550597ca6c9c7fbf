import { existsSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Statement } from '../../../../search/statement.ts'
import type { Database } from '../../store/database.ts'
import { deriveObjectId } from './namespace-layout.ts'

/** The class name of the Durable Objects in which Miniflare stores D1 databases. */
const durableObjectClass = 'miniflare-D1DatabaseObject'

/** Maximum time in milliseconds to wait while another process writes to the database. */
const lockTimeoutMs = 30_000

/** Returns the path of the file in which Miniflare stores a D1 database. */
export function toDatabasePath(runtimeFolder: string, databaseId: string): string {
  const objectId = deriveObjectId(durableObjectClass, databaseId)
  return path.join(runtimeFolder, 'd1', durableObjectClass, `${objectId}.sqlite`)
}

/** A local D1 database in Miniflare's SQLite file, which the Workers runtime may use at the same time. */
export class DatabaseFile implements Database {
  readonly #database: DatabaseSync

  private constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Opens a database that Miniflare has already created; `null` if its file does not exist. */
  static open(runtimeFolder: string, databaseId: string): DatabaseFile | null {
    const databasePath = toDatabasePath(runtimeFolder, databaseId)
    if (!existsSync(databasePath)) return null
    const database = new DatabaseSync(databasePath, { timeout: lockTimeoutMs })
    database.exec('PRAGMA synchronous = NORMAL')
    return new DatabaseFile(database)
  }

  async run(statements: readonly Statement[]): Promise<Record<string, unknown>[][]> {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const rowsByStatement = statements.map(({ sql, params }) => this.#database.prepare(sql).all(...params))
      this.#database.exec('COMMIT')
      return rowsByStatement
    } catch (error) {
      // If the disk is full, SQLite has already rolled back the transaction.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#database.close()
  }
}
