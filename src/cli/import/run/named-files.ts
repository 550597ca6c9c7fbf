import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { describeReadError } from '../source/read-error.ts'

/** A file of an import, and by which path it is known again. */
export interface NamedFile {
  file: string
  /** From the folder that was named on, its own name included: `mirror/a/index.html`. Of a file that was named, its own name. */
  name: string
}

/** A file or folder that cannot be looked into. */
export interface UnreadableFile {
  file: string
  reason: string
}

const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1)

/** Path parts are joined with `/` on every system, and composed (NFC), as some file systems decompose names. */
const joinName = (...parts: string[]) =>
  parts
    .filter((part) => part !== '')
    .join('/')
    .normalize('NFC')

interface Folder extends NamedFile {
  /** Real paths of the folders around this one, so that a link to one of them ends the walk. */
  above: readonly string[]
}

async function* listFolder({
  file: folder,
  name,
  above,
}: Folder): AsyncGenerator<NamedFile | UnreadableFile> {
  const here = await realpath(folder)
  if (above.includes(here)) return yield { file: folder, reason: 'is a link to a folder that it lies in' }
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort(byName)) {
    const child = { file: path.join(folder, entry.name), name: joinName(name, entry.name) }
    if (entry.isFile()) yield child
    else yield* listPath({ ...child, above: [...above, here] })
  }
}

/** A file, or all files below a folder; links are followed. */
async function* listPath(place: Folder): AsyncGenerator<NamedFile | UnreadableFile> {
  const { file, name } = place
  try {
    const found = await stat(file)
    if (found.isDirectory()) yield* listFolder(place)
    else if (found.isFile() || place.above.length === 0) yield { file, name }
    else yield { file, reason: 'is neither a file nor a folder' }
  } catch (error) {
    yield { file, reason: describeReadError(error) }
  }
}

/** Every file that is named or lies below a folder that is named, in an order that no file system decides. */
export async function* listNamedFiles(paths: readonly string[]): AsyncGenerator<NamedFile | UnreadableFile> {
  for (const file of paths) {
    const name = joinName(path.basename(path.resolve(file)))
    yield* listPath({ file, name, above: [] })
  }
}
