import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { ContentFaultError, fileFault } from './content-fault.ts'
import { describeSystemError } from './describe-system-error.ts'

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

/** What an entry of a folder is, once links are followed; a `problem` says why it is neither a file nor a folder. */
type Found = { is: 'file' } | { is: 'folder'; real: string } | { problem: string }

async function follow(place: string): Promise<Found> {
  try {
    const [found, real] = [await stat(place), await realpath(place)]
    if (found.isDirectory()) return { is: 'folder', real }
    return found.isFile() ? { is: 'file' } : { problem: 'is neither a file nor a folder' }
  } catch (error) {
    return { problem: describeSystemError({ ...(error as Error), path: '' }) ?? (error as Error).message }
  }
}

async function look(entry: Dirent, place: string, above: readonly string[]): Promise<Found> {
  if (entry.isFile()) return { is: 'file' }
  const found = await follow(place)
  if (!('real' in found) || !above.includes(found.real)) return found
  return { problem: 'is a link to a folder that contains it: remove the link' }
}

async function* walk(folder: string, extension: string, above: readonly string[]): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort(byName)) {
    const place = path.join(folder, entry.name)
    const found = await look(entry, place, above)
    if ('real' in found) yield* walk(place, extension, [...above, found.real])
    // What cannot be read has a name that is read: its reader says so.
    else if (entry.name.endsWith(extension)) yield place
    else if ('problem' in found) throw new ContentFaultError(fileFault(place, found.problem))
  }
}

/**
 * Every file below a folder that ends with `extension`, in an order that no file system decides; none where the folder is
 * not there. Links are followed.
 * @throws FaultError for a link that leads nowhere or in a circle, and for what is no file, unless its name ends with
 * `extension`: then it is given, and its reader meets the failure
 */
export async function* listFilesBelow(folder: string, extension: string): AsyncGenerator<string> {
  const real = await realpath(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (real !== null) yield* walk(folder, extension, [real])
}
