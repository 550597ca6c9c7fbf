import { existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Configuration } from '../../content/files/configuration.ts'

/** The URL of the demonstration archive. No other archive can have it. */
const demonstrationUrl = 'https://morgue.example'

/** True for the demonstration archive that comes with this program. */
export const isDemonstration = ({ archive }: Configuration): boolean => archive.url === demonstrationUrl

/** Returns the path of a folder that does not exist yet: `demonstration`, `demonstration-2` and so on. */
function findUnusedDemonstrationFolder(parent: string): string {
  const candidateNames = [
    'demonstration',
    ...Array.from({ length: 1000 }, (_, index) => `demonstration-${index + 2}`),
  ]
  const unusedFolder = candidateNames
    .map((name) => path.join(parent, name))
    .find((folder) => !existsSync(folder))
  return unusedFolder ?? path.join(parent, `demonstration-${Date.now()}`)
}

/** Returns the other content folders in the same parent folder. Their archives share one state folder. */
async function findNeighbouringContentFolders(contentFolder: string): Promise<string[]> {
  const ownFolder = path.resolve(contentFolder)
  const siblingNames = await readdir(path.dirname(ownFolder))
  return siblingNames
    .map((name) => path.join(path.dirname(ownFolder), name))
    .filter((folder) => folder !== ownFolder && existsSync(path.join(folder, 'archive.yaml')))
}

/**
 * The demonstration's new folder, and any other content folders that share its state folder, which is then not moved.
 */
export interface MovedDemonstration {
  folder: string
  neighbours: string[]
}

/** Moves a content folder into a new folder, with the archive's state unless other content folders share it. */
export async function moveDemonstration(
  contentFolder: string,
  stateFolder: string,
): Promise<MovedDemonstration> {
  const neighbours = await findNeighbouringContentFolders(contentFolder)
  const folder = findUnusedDemonstrationFolder(path.dirname(path.resolve(contentFolder)))
  await mkdir(folder)
  await rename(contentFolder, path.join(folder, path.basename(contentFolder)))
  if (existsSync(stateFolder) && neighbours.length === 0)
    await rename(stateFolder, path.join(folder, path.basename(stateFolder)))
  const toRelativePath = (absolutePath: string) => path.relative(process.cwd(), absolutePath)
  return { folder: toRelativePath(folder), neighbours: neighbours.map(toRelativePath) }
}
