import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sharedFolderVariable } from './shared-folder.ts'

const waitUntilThere = async (file: string) => {
  for (let tries = 0; !existsSync(file); tries++) {
    if (tries > 600) throw new Error(`${file} was not made within a minute`)
    await setTimeout(100)
  }
}

/**
 * A folder that tests only read. In a test run, the first process that needs it makes it for all, in the run's shared
 * folder.
 * @param make makes the folder in the same file system, and returns its path
 */
export async function madeOnce(name: string, make: () => Promise<string>): Promise<string> {
  const shared = process.env[sharedFolderVariable]
  if (shared === undefined) return make()
  const made = path.join(shared, name)
  const isFirst = await mkdir(`${made}-claimed`).then(
    () => true,
    () => false,
  )
  if (isFirst) await rename(await make(), made)
  else await waitUntilThere(made)
  return made
}
