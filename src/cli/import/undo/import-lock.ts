import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isDatabaseBusyError } from '../../content/files/database-busy-error.ts'
import { journalsFolderOf } from './import-journal.ts'

/**
 * Allows only one import or undo at a time in an edition's folder, because two would overwrite each other's journal.
 * Uses a lock of SQLite, which the operating system releases even if the process crashes.
 * @returns a function that releases the lock; `'locked'` if another process holds it
 */
export async function lockImports(
  contentFolder: string,
  editionId: string,
): Promise<(() => void) | 'locked'> {
  const journalsFolder = journalsFolderOf(contentFolder)
  await mkdir(journalsFolder, { recursive: true })
  const database = new DatabaseSync(path.join(journalsFolder, `${editionId}.lock`))
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isDatabaseBusyError(error)) return 'locked'
    throw error
  }
  return () => database.close()
}
