import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { plainStatement, type Statement } from '../../../search/tables.ts'
import type { Database } from '../store/database.ts'
import { migrationsFolder } from '../wrangler/project-files.ts'

/** Wrangler's own record of what was applied, so that `wrangler d1 migrations` and we agree. */
const createRecord = plainStatement(
  `CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
     applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
)
const selectApplied = plainStatement('SELECT name FROM d1_migrations')
const recordApplied = (name: string): Statement => ({
  sql: 'INSERT INTO d1_migrations (name) VALUES (?1)',
  params: [name],
})

async function appliedTo(database: Database): Promise<Set<unknown>> {
  const [, rows = []] = await database.run([createRecord, selectApplied])
  return new Set(rows.map(({ name }) => name))
}

/** Applies a migration. It cannot be applied twice: when its answer was lost, it may be applied already. */
async function apply(database: Database, name: string): Promise<void> {
  // Here, since it takes a second to load, and there is seldom a migration to apply.
  const { unstable_splitSqlQuery } = await import('wrangler')
  const statements = unstable_splitSqlQuery(await readFile(path.join(migrationsFolder, name), 'utf8'))
  try {
    await database.run([...statements.map(plainStatement), recordApplied(name)])
  } catch (error) {
    if (!(await appliedTo(database)).has(name)) throw error
  }
}

/**
 * Brings the tables of the durable database up to date, each migration in one transaction.
 * @returns the names of those that were applied now
 */
export async function applyMigrations(database: Database): Promise<string[]> {
  const known = await appliedTo(database)
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
  const missing = files.filter((name) => !known.has(name))
  for (const name of missing) await apply(database, name)
  return missing
}
