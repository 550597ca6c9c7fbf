import { mkdir, mkdtemp, readdir, realpath, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Whether something may be made at a place: nothing is there, or an empty folder. */
export async function isFree(folder: string): Promise<boolean> {
  return readdir(folder).then(
    (names) => names.length === 0,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  )
}

/** The real place of a path, through links, although its end may not be there yet. */
async function realPlace(place: string): Promise<string> {
  const whole = path.resolve(place)
  return realpath(whole).catch(async () =>
    whole === path.dirname(whole)
      ? whole
      : path.join(await realPlace(path.dirname(whole)), path.basename(whole)),
  )
}

/** Whether a place is a folder, or lies in it. */
export async function isWithin(place: string, folder: string): Promise<boolean> {
  const [inner, outer] = [await realPlace(place), await realPlace(folder)]
  return inner === outer || inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep)
}

/**
 * Makes a folder wholly or not at all.
 * @param make fills `copy`, and may use `aside`, on the same disk; false when what it made is not to be kept
 */
export async function makeFolder(
  folder: string,
  make: (places: { copy: string; aside: string }) => Promise<boolean>,
): Promise<boolean> {
  await mkdir(path.dirname(path.resolve(folder)), { recursive: true })
  const unfinished = await mkdtemp(`${path.resolve(folder)}.unfinished-`)
  try {
    const copy = path.join(unfinished, 'copy')
    const made = await make({ copy, aside: path.join(unfinished, 'aside') })
    if (made) await rename(copy, path.resolve(folder))
    return made
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}
