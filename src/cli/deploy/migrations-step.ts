import { readdir } from 'node:fs/promises'
import { formatContentCommand } from '../content/files/command-text.ts'
import { resolveStateFolder } from '../content/files/state-folder.ts'
import { applyMigrations } from '../publish/archives/apply-migrations.ts'
import { openArchive } from '../publish/archives/open-archive.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { migrationsFolder } from '../publish/wrangler/project-files.ts'
import type { DeployStep } from './step.ts'

/**
 * Applies the missing migrations to the deployed database. Publishing would do this too, but the new Worker may need
 * them before that.
 * @returns the names of the files that were applied
 */
async function applyRemoteMigrations(contentFolder: string): Promise<string[]> {
  const persistTo = resolveStateFolder(contentFolder)
  const archive = await openArchive({ persistTo, remote: true, dailyWriteLimit: null })
  return applyMigrations(archive.corrections).finally(archive.close)
}

export const migrationsStep: DeployStep = {
  title: 'Database tables',
  async run({ contentFolder, isDryRun, report }) {
    if (isDryRun) {
      const migrationFiles = (await readdir(migrationsFolder)).sort()
      report(
        `would bring the tables up to date, with whichever of these files are missing: ${migrationFiles.join(', ')}`,
      )
      return null
    }
    try {
      const appliedMigrations = await applyRemoteMigrations(contentFolder)
      report(
        appliedMigrations.length === 0
          ? 'the tables are up to date'
          : `applied ${appliedMigrations.join(', ')}`,
      )
      return null
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error
      return {
        reason: error.message,
        remedy: `once that is corrected, run ${formatContentCommand('deploy')} again`,
      }
    }
  },
}
