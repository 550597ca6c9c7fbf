import { cp } from 'node:fs/promises'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { temporaryFolder } from './content.ts'
import { madeOnce } from './made-once.ts'

async function createArchive(): Promise<string> {
  const folder = await temporaryFolder()
  await (await openLocalArchive(folder)).close()
  return folder
}

/** Puts an empty local archive into a folder, by copying one, since creating its files starts a runtime. */
export async function placeEmptyArchive(folder: string): Promise<void> {
  await cp(await madeOnce('archive', createArchive), folder, { recursive: true })
}

/** A new temporary folder with an empty local archive. */
export async function archiveFolder(): Promise<string> {
  const folder = await temporaryFolder()
  await placeEmptyArchive(folder)
  return folder
}
