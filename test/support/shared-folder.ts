import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The environment variable with the path of the folder shared by all processes of a test run. */
export const sharedFolderVariable = 'MORGUE_TEST_SHARED'

/** Creates the folder before the tests, and removes it afterwards. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-test-run-'))
  // Programs that tests start, such as Apache, may run as another user, who reaches the folders below that are opened to them.
  await chmod(folder, 0o711)
  process.env[sharedFolderVariable] = folder
  return () => rm(folder, { recursive: true, force: true })
}
