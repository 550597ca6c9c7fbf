import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { createPlainStatement, type Statement } from '../../../search/statement.ts'
import type { Database } from '../store/database.ts'
import { migrationsFolder } from '../wrangler/project-files.ts'
import { splitStatements } from './split-statements.ts'

/** Wrangler's own table of applied migrations; using it keeps `wrangler d1 migrations` in agreement. */
const tableCreationStatement = createPlainStatement(
  `CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
     applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
)
const appliedMigrationsStatement = createPlainStatement('SELECT name FROM d1_migrations')
const createMigrationInsert = (migrationFile: string): Statement => ({
  sql: 'INSERT INTO d1_migrations (name) VALUES (?1)',
  params: [migrationFile],
})

async function readAppliedMigrations(database: Database): Promise<Set<unknown>> {
  const [, rows = []] = await database.run([tableCreationStatement, appliedMigrationsStatement])
  return new Set(rows.map(({ name }) => name))
}

/**
 * Applies a migration. A second application fails, so after an error, asks the database whether the first one
 * succeeded although its response was lost.
 */
async function applyMigration(database: Database, migrationFile: string): Promise<void> {
  const statements = splitStatements(await readFile(path.join(migrationsFolder, migrationFile), 'utf8'))
  try {
    await database.run([...statements.map(createPlainStatement), createMigrationInsert(migrationFile)])
  } catch (error) {
    if (!(await readAppliedMigrations(database)).has(migrationFile)) throw error
  }
}

/**
 * Updates the tables of the durable database, each migration in one transaction.
 * @returns the names of the migrations applied by this call
 */
export async function applyMigrations(database: Database): Promise<string[]> {
  const appliedMigrations = await readAppliedMigrations(database)
  const migrationFiles = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
  const pendingMigrations = migrationFiles.filter((name) => !appliedMigrations.has(name))
  for (const migrationFile of pendingMigrations) await applyMigration(database, migrationFile)
  return pendingMigrations
}
