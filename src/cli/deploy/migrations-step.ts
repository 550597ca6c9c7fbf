import { readdir } from 'node:fs/promises'
import { applyMigrations } from '../publish/archives/apply-migrations.ts'
import { openArchive } from '../publish/archives/open-archive.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { migrationsFolder } from '../publish/wrangler/project-files.ts'
import type { Step, Stop } from './step.ts'

/** Applies what is not applied yet, as publishing does too: here, before a Worker can need it. */
async function applyMissing(): Promise<string[]> {
  const archive = await openArchive({ persistTo: '.wrangler/state', remote: true, limit: null })
  return applyMigrations(archive.corrections).finally(archive.close)
}

function refused(error: unknown): Stop {
  if (!(error instanceof ArchiveError)) throw error
  return { reason: `applying migrations failed: ${error.message}`, remedy: 'then run this again' }
}

export const migrationsStep: Step = {
  title: 'Tables of what cannot be made anew',
  async run({ dry, say }) {
    if (dry) {
      const files = (await readdir(migrationsFolder)).sort()
      say(`would apply those that are not applied yet: ${files.join(', ')}`)
      return null
    }
    try {
      const applied = await applyMissing()
      say(applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`)
      return null
    } catch (error) {
      return refused(error)
    }
  },
}
