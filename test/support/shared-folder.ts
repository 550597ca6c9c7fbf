import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Names, in the environment, the folder of what all processes of a test run share. */
export const sharedFolderVariable = 'MORGUE_TEST_SHARED'

/** Makes the folder before the tests, and removes it after them. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-test-run-'))
  process.env[sharedFolderVariable] = folder
  return () => rm(folder, { recursive: true, force: true })
}
