import { existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
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

/** Returns the other content folders beside one: their archives have the same state folder. */
async function findNeighbours(contentFolder: string): Promise<string[]> {
  const own = path.resolve(contentFolder)
  const entries = await readdir(path.dirname(own))
  return entries
    .map((name) => path.join(path.dirname(own), name))
    .filter((folder) => folder !== own && existsSync(path.join(folder, 'archive.yaml')))
}

/** The folder into which a demonstration was moved, and the content folders for which its state stayed behind. */
export interface MovedDemonstration {
  folder: string
  neighbours: string[]
}

/**
 * Moves a content folder into a folder of its own, and the archive's state beside it too, unless other content folders
 * share that.
 */
export async function moveDemonstration(
  contentFolder: string,
  stateFolder: string,
): Promise<MovedDemonstration> {
  const neighbours = await findNeighbours(contentFolder)
  const folder = freeFolder(path.dirname(path.resolve(contentFolder)))
  await mkdir(folder)
  await rename(contentFolder, path.join(folder, path.basename(contentFolder)))
  if (existsSync(stateFolder) && neighbours.length === 0)
    await rename(stateFolder, path.join(folder, path.basename(stateFolder)))
  const relative = (each: string) => path.relative(process.cwd(), each)
  return { folder: relative(folder), neighbours: neighbours.map(relative) }
}
