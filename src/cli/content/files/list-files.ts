import type { Dirent } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { ContentFaultError, createFileFault } from './content-fault.ts'
import { describeSystemError } from './describe-system-error.ts'

const compareByName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

/** The kind of a folder entry after following links, or the problem with the entry. */
type EntryKind = { kind: 'file' } | { kind: 'folder'; realPath: string } | { problem: string }

async function classifyLinkTarget(entryPath: string): Promise<EntryKind> {
  try {
    const [stats, realPath] = [await stat(entryPath), await realpath(entryPath)]
    if (stats.isDirectory()) return { kind: 'folder', realPath }
    return stats.isFile() ? fileKind : { problem: 'is neither a file nor a folder: remove it' }
  } catch (error) {
    return { problem: describeSystemError({ ...(error as Error), path: '' }) ?? (error as Error).message }
  }
}

const fileKind: EntryKind = { kind: 'file' }

/** Classifies a folder entry that is not a regular file. */
async function classifyEntry(
  entry: Dirent,
  entryPath: string,
  ancestorRealPaths: readonly string[],
): Promise<EntryKind> {
  // A folder that is not reached through a link cannot be one of its own ancestors.
  if (entry.isDirectory())
    return { kind: 'folder', realPath: path.join(ancestorRealPaths.at(-1) ?? '', entry.name) }
  const targetKind = await classifyLinkTarget(entryPath)
  if (!('realPath' in targetKind) || !ancestorRealPaths.includes(targetKind.realPath)) return targetKind
  return { problem: 'is a link to a folder that contains it: remove the link' }
}

/**
 * Yields files in batches: passing each file through nested generators would take longer than its `stat`. A folder with
 * subfolders yields several batches, so that all files stay in order.
 * @throws ContentFaultError for an entry that is neither a file nor a folder
 */
async function* walkFileLists(
  folder: string,
  extension: string,
  ancestorRealPaths: readonly string[],
): AsyncGenerator<string[]> {
  const folderEntries = await readdir(folder, { withFileTypes: true })
  let folderFiles: string[] = []
  for (const folderEntry of folderEntries.sort(compareByName)) {
    const entryPath = path.join(folder, folderEntry.name)
    const entryKind = folderEntry.isFile()
      ? fileKind
      : await classifyEntry(folderEntry, entryPath, ancestorRealPaths)
    if ('realPath' in entryKind) {
      yield folderFiles
      folderFiles = []
      yield* walkFileLists(entryPath, extension, [...ancestorRealPaths, entryKind.realPath])
    }
    // A file with the right extension is listed even if it cannot be read: its reader reports the failure.
    else if (folderEntry.name.endsWith(extension)) folderFiles.push(entryPath)
    else if ('problem' in entryKind)
      throw new ContentFaultError(createFileFault(entryPath, entryKind.problem))
  }
  yield folderFiles
}

/**
 * Resolves the links in a folder's path. Returns `null` if the folder does not exist.
 * @throws ContentFaultError for a broken link, such as to a disk that is not mounted
 */
async function resolveFolderRealPath(folder: string): Promise<string | null> {
  const realPath = await realpath(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const isBrokenLink =
    realPath === null &&
    (await lstat(folder).then(
      () => true,
      () => false,
    ))
  if (!isBrokenLink) return realPath
  const problem =
    'is a link to a folder that does not exist: bring that folder or its disk back, or remove the link'
  throw new ContentFaultError(createFileFault(folder, problem))
}

/**
 * Lists the files in a folder and its subfolders whose names end with `extension`, in an order that does not depend
 * on the file system. Follows links. Treats a missing folder as empty.
 * @throws ContentFaultError for a broken or circular link, and for an entry that is neither a file nor a folder,
 * unless its name ends with `extension`
 */
export async function* listFilesBelow(folder: string, extension: string): AsyncGenerator<string> {
  const realPath = await resolveFolderRealPath(folder)
  if (realPath === null) return
  for await (const folderFiles of walkFileLists(folder, extension, [realPath]))
    for (const file of folderFiles) yield file
}
