import { mkdir, mkdtemp, readdir, realpath, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** True if a folder does not exist or is empty. */
export async function isMissingOrEmptyFolder(folder: string): Promise<boolean> {
  return readdir(folder).then(
    (names) => names.length === 0,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  )
}

/** Resolves the links in a path. Its last segments need not exist. */
async function resolveLinks(folder: string): Promise<string> {
  const absolutePath = path.resolve(folder)
  return realpath(absolutePath).catch(async () =>
    absolutePath === path.dirname(absolutePath)
      ? absolutePath
      : path.join(await resolveLinks(path.dirname(absolutePath)), path.basename(absolutePath)),
  )
}

/** True if a path is a folder or is within it, after resolving links. */
export async function isWithinFolder(candidateFolder: string, folder: string): Promise<boolean> {
  const [innerFolder, outerFolder] = [await resolveLinks(candidateFolder), await resolveLinks(folder)]
  return (
    innerFolder === outerFolder ||
    innerFolder.startsWith(outerFolder.endsWith(path.sep) ? outerFolder : outerFolder + path.sep)
  )
}

/**
 * Makes a folder completely or not at all.
 * @param fillFolder fills `copy`, and may use the folder `scratch` on the same disk; it returns false to discard the result
 */
export async function createFolderAtomically(
  folder: string,
  fillFolder: (folders: { copyFolder: string; scratchFolder: string }) => Promise<boolean>,
): Promise<boolean> {
  await mkdir(path.dirname(path.resolve(folder)), { recursive: true })
  const unfinishedFolder = await mkdtemp(`${path.resolve(folder)}.unfinished-`)
  try {
    const copyFolder = path.join(unfinishedFolder, 'copy')
    const isFilled = await fillFolder({
      copyFolder: copyFolder,
      scratchFolder: path.join(unfinishedFolder, 'scratch'),
    })
    if (isFilled) await rename(copyFolder, path.resolve(folder))
    return isFilled
  } finally {
    await rm(unfinishedFolder, { recursive: true, force: true })
  }
}
