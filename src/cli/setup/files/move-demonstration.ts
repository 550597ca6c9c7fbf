import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Configuration } from '../../content/files/configuration.ts'

/** The address of the demonstration archive, at which no archive can be. */
const demonstrationUrl = 'https://morgue.example'

/** True for the demonstration archive that comes with this program. */
export const isDemonstration = ({ archive }: Configuration): boolean => archive.url === demonstrationUrl

/** Returns a folder that does not exist yet: `demonstration`, `demonstration-2`. */
function freeFolder(parent: string): string {
  const names = ['demonstration', ...Array.from({ length: 1000 }, (_, index) => `demonstration-${index + 2}`)]
  const free = names.map((name) => path.join(parent, name)).find((folder) => !existsSync(folder))
  return free ?? path.join(parent, `demonstration-${Date.now()}`)
}

/** Moves a content folder, and the archive's state beside it, into a folder of their own. Returns that folder. */
export async function moveDemonstration(contentFolder: string, stateFolder: string): Promise<string> {
  const folder = freeFolder(path.dirname(path.resolve(contentFolder)))
  await mkdir(folder)
  await rename(contentFolder, path.join(folder, path.basename(contentFolder)))
  if (existsSync(stateFolder)) await rename(stateFolder, path.join(folder, path.basename(stateFolder)))
  return path.relative(process.cwd(), folder)
}
