import { mkdir, mkdtemp, readdir, realpath, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** True if a folder does not exist or is empty. */
export async function isMissingOrEmptyFolder(folder: string): Promise<boolean> {
  return readdir(folder).then(
    (names) => names.length === 0,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  )
}

/** Resolves the links in a path. Its last segments do not have to exist. */
async function resolvePathLinks(folder: string): Promise<string> {
  const absolutePath = path.resolve(folder)
  return realpath(absolutePath).catch(async () =>
    absolutePath === path.dirname(absolutePath)
      ? absolutePath
      : path.join(await resolvePathLinks(path.dirname(absolutePath)), path.basename(absolutePath)),
  )
}

/** True if a path leads to a folder or to somewhere inside it, after links have been resolved. */
export async function isWithinFolder(candidateFolder: string, folder: string): Promise<boolean> {
  const [innerFolder, outerFolder] = [await resolvePathLinks(candidateFolder), await resolvePathLinks(folder)]
  return (
    innerFolder === outerFolder ||
    innerFolder.startsWith(outerFolder.endsWith(path.sep) ? outerFolder : outerFolder + path.sep)
  )
}

/**
 * Creates a folder either completely or not at all.
 * @param fillFolder fills `copyFolder`, and can use `scratchFolder` on the same disk
 */
export async function createFolderAtomically(
  folder: string,
  fillFolder: (folders: { copyFolder: string; scratchFolder: string }) => Promise<'keep' | 'discard'>,
): Promise<'created' | 'discarded'> {
  await mkdir(path.dirname(path.resolve(folder)), { recursive: true })
  const unfinishedFolder = await mkdtemp(`${path.resolve(folder)}.unfinished-`)
  try {
    const copyFolder = path.join(unfinishedFolder, 'copy')
    const scratchFolder = path.join(unfinishedFolder, 'scratch')
    if ((await fillFolder({ copyFolder, scratchFolder })) === 'discard') return 'discarded'
    await rename(copyFolder, path.resolve(folder))
    return 'created'
  } finally {
    await rm(unfinishedFolder, { recursive: true, force: true })
  }
}
