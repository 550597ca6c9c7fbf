import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { createPlainStatement, type Statement } from '../../../search/statement.ts'
import type { Database } from '../store/database.ts'
import { migrationsFolder } from '../wrangler/project-files.ts'
import { splitStatements } from './split-statements.ts'

/** Creates wrangler's own table of applied migrations, so that `wrangler d1 migrations` sees these migrations too. */
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
 * Applies a migration in one transaction. If a response is lost and the call is repeated, the second call fails
 * because the migration has been applied. An error is therefore rethrown only if the database does not list the
 * migration.
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
 * Applies all pending migrations to the durable database, each in its own transaction.
 * @returns the file names of the migrations that this call applied
 */
export async function applyMigrations(database: Database): Promise<string[]> {
  const appliedMigrationFiles = await readAppliedMigrations(database)
  const migrationFiles = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
  const pendingMigrations = migrationFiles.filter((name) => !appliedMigrationFiles.has(name))
  for (const migrationFile of pendingMigrations) await applyMigration(database, migrationFile)
  return pendingMigrations
}
