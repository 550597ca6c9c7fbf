import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isBusy } from '../../content/files/is-busy.ts'
import { journalsFolderOf } from './import-journal.ts'

/**
 * Lets only one import, or its undoing, change an edition's folder at a time: two would overwrite each other's journal.
 * SQLite's lock ends with the process, however that ends.
 * @returns a function that ends the lock; `null` while another process has it
 */
export async function lockImports(contentFolder: string, editionId: string): Promise<(() => void) | null> {
  const folder = journalsFolderOf(contentFolder)
  await mkdir(folder, { recursive: true })
  const database = new DatabaseSync(path.join(folder, `${editionId}.lock`))
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isBusy(error)) return null
    throw error
  }
  return () => database.close()
}
