import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { createPlainStatement, type Statement } from '../../../search/statement.ts'
import type { Database } from '../store/database.ts'
import { migrationsFolder } from '../wrangler/project-files.ts'
import { splitStatements } from './split-statements.ts'

/** Wrangler's own table of applied migrations, so that `wrangler d1 migrations` agrees. */
const createMigrationsTable = createPlainStatement(
  `CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
     applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
)
const selectApplied = createPlainStatement('SELECT name FROM d1_migrations')
const recordApplied = (name: string): Statement => ({
  sql: 'INSERT INTO d1_migrations (name) VALUES (?1)',
  params: [name],
})

async function listApplied(database: Database): Promise<Set<unknown>> {
  const [, rows = []] = await database.run([createMigrationsTable, selectApplied])
  return new Set(rows.map(({ name }) => name))
}

/** Applies a migration. Applying it twice fails, so after a lost response, asks the database whether it was applied. */
async function applyMigration(database: Database, name: string): Promise<void> {
  const statements = splitStatements(await readFile(path.join(migrationsFolder, name), 'utf8'))
  try {
    await database.run([...statements.map(createPlainStatement), recordApplied(name)])
  } catch (error) {
    if (!(await listApplied(database)).has(name)) throw error
  }
}

/**
 * Updates the tables of the durable database, each migration in one transaction.
 * @returns the names of the migrations applied by this call
 */
export async function applyMigrations(database: Database): Promise<string[]> {
  const appliedNames = await listApplied(database)
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
  const missing = files.filter((name) => !appliedNames.has(name))
  for (const name of missing) await applyMigration(database, name)
  return missing
}
