import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { ContentFaultError, createFileFault } from './content-fault.ts'
import { describeSystemError } from './describe-system-error.ts'

/** True for a link to a folder. @throws ContentFaultError for a broken link, which may have led to an edition */
async function isLinkToFolder(linkPath: string): Promise<boolean> {
  try {
    return (await stat(linkPath)).isDirectory()
  } catch (error) {
    throw new ContentFaultError(
      createFileFault(linkPath, describeSystemError({ ...(error as Error), path: '' }) ?? String(error)),
    )
  }
}

/**
 * Lists the names of the visible folders in a content folder, sorted. Each is the folder of an edition.
 * @throws ContentFaultError for a broken link
 */
export async function listEditionFolderNames(contentFolder: string): Promise<string[]> {
  const folderEntries = await readdir(contentFolder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  const folderNames: string[] = []
  for (const folderEntry of folderEntries.filter(({ name }) => !name.startsWith('.')))
    if (
      folderEntry.isDirectory() ||
      (folderEntry.isSymbolicLink() && (await isLinkToFolder(path.join(contentFolder, folderEntry.name))))
    )
      folderNames.push(folderEntry.name)
  return folderNames.sort()
}
