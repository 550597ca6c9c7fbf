import { readdir } from 'node:fs/promises'
import { applyMigrations } from '../publish/archives/apply-migrations.ts'
import { openArchive } from '../publish/archives/open-archive.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { migrationsFolder } from '../publish/wrangler/project-files.ts'
import type { Step } from './step.ts'

/** Applies missing migrations, as publishing does too, but before the Worker can need them. @returns their files */
async function applyRemoteMigrations(): Promise<string[]> {
  const archive = await openArchive({ persistTo: '.wrangler/state', remote: true, limit: null })
  return applyMigrations(archive.corrections).finally(archive.close)
}

export const migrationsStep: Step = {
  title: 'Database tables',
  async run({ dry, report }) {
    if (dry) {
      const files = (await readdir(migrationsFolder)).sort()
      report(`would apply the migrations that are missing, of these: ${files.join(', ')}`)
      return null
    }
    try {
      const applied = await applyRemoteMigrations()
      report(applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`)
      return null
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error
      return {
        reason: `applying migrations failed: ${error.message}`,
        remedy: 'then run `morgue deploy` again',
      }
    }
  },
}
