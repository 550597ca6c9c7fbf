import { mkdir, mkdtemp, readdir, realpath, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** True if a folder does not exist or is empty. */
export async function isFreeFolder(folder: string): Promise<boolean> {
  return readdir(folder).then(
    (names) => names.length === 0,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  )
}

/** Resolves the links in a path. Its last segments need not exist. */
async function resolveLinks(folder: string): Promise<string> {
  const absolute = path.resolve(folder)
  return realpath(absolute).catch(async () =>
    absolute === path.dirname(absolute)
      ? absolute
      : path.join(await resolveLinks(path.dirname(absolute)), path.basename(absolute)),
  )
}

/** True if a path is a folder or is within it, after resolving links. */
export async function isWithin(inside: string, folder: string): Promise<boolean> {
  const [inner, outer] = [await resolveLinks(inside), await resolveLinks(folder)]
  return inner === outer || inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep)
}

/**
 * Makes a folder completely or not at all.
 * @param make fills `copy`, and may use the folder `scratch` on the same disk; it returns false to discard the result
 */
export async function makeFolder(
  folder: string,
  make: (folders: { copy: string; scratch: string }) => Promise<boolean>,
): Promise<boolean> {
  await mkdir(path.dirname(path.resolve(folder)), { recursive: true })
  const unfinished = await mkdtemp(`${path.resolve(folder)}.unfinished-`)
  try {
    const copy = path.join(unfinished, 'copy')
    const isMade = await make({ copy, scratch: path.join(unfinished, 'scratch') })
    if (isMade) await rename(copy, path.resolve(folder))
    return isMade
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}
