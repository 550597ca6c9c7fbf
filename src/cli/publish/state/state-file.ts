import { rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isDatabaseBusyError } from '../../content/files/database-busy-error.ts'
import { FactTable, factColumns } from './fact-table.ts'

const stateFileName = 'state.sqlite'

/** Version of the tables; must be increased when they change. A file of another version is replaced. */
const schemaVersion = 7

/**
 * Tables: the context of each table, files by path, rendered articles by file, bulk files by month, verdicts by
 * pattern, and releases by the digest of the content.
 */
const tableNames = ['contexts', 'files', 'articles', 'bulk', 'patterns', 'releases'] as const

type TableName = Exclude<(typeof tableNames)[number], 'contexts'>

/** SQL expressions for the edition and the day of a rendered article. */
export const articleEditionSql = "json_extract(value, '$.summary.edition')"
export const articleDaySql = "substr(json_extract(value, '$.summary.published'), 1, 10)"

/** Maximum time in milliseconds to wait while another process writes. */
const lockTimeoutMs = 5000

/** Settings of the database. Facts lost in a crash are computed again, so writes need not wait for the disk. */
const pragmas = 'PRAGMA synchronous = OFF'

const createTablesSql = [
  ...tableNames.map((name) => `CREATE TABLE ${name} (${factColumns})`),
  `CREATE INDEX articles_by_day ON articles (${articleEditionSql}, ${articleDaySql})`,
  `PRAGMA user_version = ${schemaVersion}`,
].join(';')

/**
 * Opens a database, and creates its tables if it is empty. @throws Error if it has another version, or the file is not
 * a database
 */
function openDatabase(databaseFile: string): DatabaseSync {
  const database = new DatabaseSync(databaseFile, { timeout: lockTimeoutMs })
  try {
    database.exec(`${pragmas}; BEGIN IMMEDIATE`)
    const foundVersion = database.prepare('PRAGMA user_version').get()?.user_version
    if (foundVersion === 0) database.exec(createTablesSql)
    else if (foundVersion !== schemaVersion) throw new Error(`${databaseFile} has version ${foundVersion}`)
    database.exec('COMMIT')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function removeDatabase(databaseFile: string): void {
  for (const name of [databaseFile, `${databaseFile}-journal`]) rmSync(name, { force: true })
}

/**
 * Opens a database file, and replaces it if it is damaged or of another version. If another process is writing, opens
 * a database in memory instead.
 */
function openOrReplaceDatabase(databaseFile: string): DatabaseSync {
  try {
    return openDatabase(databaseFile)
  } catch (error) {
    if (isDatabaseBusyError(error)) return openDatabase(':memory:')
    removeDatabase(databaseFile)
    return openDatabase(databaseFile)
  }
}

/**
 * Facts from earlier publications, in one SQLite file beside the packs. Every fact is stored with everything on which
 * it depends, so that facts from an interrupted publication are valid. The file can be deleted at any time.
 */
export class StateFile {
  readonly #databaseFile: string
  readonly #database: DatabaseSync
  #isDamaged = false

  private constructor(databaseFile: string, database: DatabaseSync) {
    this.#databaseFile = databaseFile
    this.#database = database
  }

  static open(folder: string): StateFile {
    const databaseFile = path.join(folder, stateFileName)
    return new StateFile(databaseFile, openOrReplaceDatabase(databaseFile))
  }

  /**
   * Opens a table of facts that depend on a context, such as the program's code. Deletes the facts of any other
   * context.
   */
  openTable(tableName: TableName, context: string): FactTable {
    const onDamage = () => {
      this.#isDamaged = true
    }
    const contextTable = new FactTable(this.#database, { name: 'contexts', context: '', onDamage })
    const factTable = new FactTable(this.#database, { name: tableName, context, onDamage })
    if (contextTable.find(tableName) === context) return factTable
    factTable.clear()
    contextTable.set(tableName, context)
    return factTable
  }

  /** Commits all facts so far, so that they survive if this process is killed. */
  commit(): void {
    if (!this.#database.isTransaction || this.#isDamaged) return
    try {
      this.#database.exec('COMMIT')
    } catch {
      this.#isDamaged = true
    }
  }

  /**
   * Commits all facts and closes the file. Deletes the file if it is damaged; the next publication creates a new one.
   */
  close(): void {
    this.commit()
    this.#database.close()
    if (this.#isDamaged) removeDatabase(this.#databaseFile)
  }
}
