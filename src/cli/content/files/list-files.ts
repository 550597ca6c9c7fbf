import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { ContentFaultError, fileFault } from './content-fault.ts'
import { describeSystemError } from './describe-system-error.ts'

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

/** The target of a folder's entry once links are followed, or the problem with it. */
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
    // A file with the right extension is listed even when it cannot be read: its reader reports the failure.
    else if (entry.name.endsWith(extension)) yield place
    else if ('problem' in found) throw new ContentFaultError(fileFault(place, found.problem))
  }
}

/**
 * Lists the files below a folder that end with `extension`, in an order that does not depend on the file system.
 * Links are followed; a missing folder is empty.
 * @throws ContentFaultError for a broken or circular link and for an entry that is not a file, unless its name
 * ends with `extension`
 */
export async function* listFilesBelow(folder: string, extension: string): AsyncGenerator<string> {
  const real = await realpath(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (real !== null) yield* walk(folder, extension, [real])
}
