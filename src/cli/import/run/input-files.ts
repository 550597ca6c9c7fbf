import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { describeReadError } from '../source/read-error.ts'

/** A file to import. Its path from the folder given to the command identifies its articles. */
export interface InputFile {
  file: string
  /**
   * The path, starting with the folder given to the command: `mirror/a/index.html`. For a file given to the command,
   * only its name.
   */
  pathFromGivenFolder: string
}

/** True for a file that was found in a folder rather than given to the command. */
export const isFoundInFolder = ({ pathFromGivenFolder }: InputFile): boolean =>
  pathFromGivenFolder.includes('/')

/** A file or folder that cannot be read. */
export interface UnreadableFile {
  file: string
  reason: string
}

const compareByName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1)

/** Joins path parts with `/` on every system, and composes them (NFC), because some file systems decompose names. */
const joinNfcPath = (...parts: string[]) =>
  parts
    .filter((part) => part !== '')
    .join('/')
    .normalize('NFC')

/** A file or folder that the walk has reached. */
interface VisitedPath extends InputFile {
  /** Real paths of the enclosing folders, so that a link to one of them ends the walk. */
  parentFolders: readonly string[]
}

async function* listFilesInFolder({
  file: folder,
  pathFromGivenFolder,
  parentFolders,
}: VisitedPath): AsyncGenerator<InputFile | UnreadableFile> {
  const realFolder = await realpath(folder)
  if (parentFolders.includes(realFolder))
    return yield { file: folder, reason: 'is a link to a folder that contains it: remove the link' }
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort(compareByName)) {
    const childEntry = {
      file: path.join(folder, entry.name),
      pathFromGivenFolder: joinNfcPath(pathFromGivenFolder, entry.name),
    }
    if (entry.isFile()) yield childEntry
    else yield* listFilesAtPath({ ...childEntry, parentFolders: [...parentFolders, realFolder] })
  }
}

/** Yields a file, or all files below a folder. Follows links. */
async function* listFilesAtPath(visitedPath: VisitedPath): AsyncGenerator<InputFile | UnreadableFile> {
  const { file, pathFromGivenFolder } = visitedPath
  try {
    const stats = await stat(file)
    if (stats.isDirectory()) yield* listFilesInFolder(visitedPath)
    else if (stats.isFile() || visitedPath.parentFolders.length === 0) yield { file, pathFromGivenFolder }
    else yield { file, reason: 'is neither a file nor a folder: remove it' }
  } catch (error) {
    yield { file, reason: describeReadError(error) }
  }
}

/**
 * Yields every file given to the command, and every file below a folder given to it, in the same order on every file
 * system.
 */
export async function* listInputFiles(paths: readonly string[]): AsyncGenerator<InputFile | UnreadableFile> {
  for (const inputPath of paths) {
    const pathFromGivenFolder = joinNfcPath(path.basename(path.resolve(inputPath)))
    yield* listFilesAtPath({ file: inputPath, pathFromGivenFolder, parentFolders: [] })
  }
}
