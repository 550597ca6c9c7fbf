import { access, constants, mkdir, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { formatArchiveCommand } from '../../../content/files/command-text.ts'
import { describeSystemError } from '../../../content/files/describe-system-error.ts'
import { ArchiveError } from '../../store/archive-error.ts'
import { runtimeFolderOf } from './runtime-folder.ts'

/** Minimum free disk space in bytes. With less, writing to a growing database fails. */
const minFreeBytes = 4 * 1024 * 1024

/** Returns the folder if it exists, otherwise its nearest existing ancestor. */
async function findNearestExistingFolder(folder: string): Promise<string> {
  const folderExists = await stat(folder).then(
    () => true,
    () => false,
  )
  return folderExists ? folder : findNearestExistingFolder(path.dirname(folder))
}

/** Returns the reason why files cannot be written to a folder; `null` if they can be written. */
async function describeFolderProblem(folder: string): Promise<string | null> {
  try {
    const existingFolder = await findNearestExistingFolder(path.resolve(folder))
    if (!(await stat(existingFolder)).isDirectory())
      return describeSystemError({ code: 'ENOTDIR', path: folder })
    await access(existingFolder, constants.W_OK)
    const { bavail, blocks, bsize } = await statfs(existingFolder)
    return blocks > 0 && bavail * bsize < minFreeBytes
      ? describeSystemError({ code: 'ENOSPC', path: folder })
      : null
  } catch (error) {
    return describeSystemError(error)
  }
}

/** The remedy if the Workers runtime does not start. */
export const runtimeFailureRemedy = 'Install the packages again (npm ci), then repeat the command'

const describeReplacement = (folder: string) =>
  `Run the command again. If it fails again, rename the folder ${runtimeFolderOf(folder)} and run ${formatArchiveCommand('publish')}, which makes the archive again from the content`

/**
 * Creates the error to throw when the local archive fails. Its message states the problem with the archive's folder if
 * there is one, and otherwise `failure` and `remedy`. Its cause is `failure` if that is an error.
 */
export async function diagnoseArchiveError(
  folder: string,
  failure: Error | string,
  remedy = describeReplacement(folder),
): Promise<ArchiveError> {
  const folderProblem = await describeFolderProblem(folder)
  const [reason, options] = typeof failure === 'string' ? [failure] : [failure.message, { cause: failure }]
  const [reasonLine = ''] = reason.split('\n', 1)
  return new ArchiveError(
    folderProblem ??
      `the local archive in ${folder} cannot be used: ${reasonLine.replace(/\.$/, '')}. ${remedy}`,
    options,
  )
}

/**
 * Creates a folder and its missing parents one by one. Node's `mkdir` with `recursive` never returns on a disk that
 * rejects new folders with `ENOENT`.
 */
async function createFolderWithParents(folder: string): Promise<void> {
  if ((await findNearestExistingFolder(folder)) === folder) return
  await createFolderWithParents(path.dirname(folder))
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** Creates the folder of a local archive. @throws ArchiveError if the folder cannot be created */
export async function createArchiveFolder(folder: string): Promise<void> {
  await createFolderWithParents(path.resolve(folder)).catch(async ({ code }: NodeJS.ErrnoException) => {
    throw await diagnoseArchiveError(
      folder,
      `the folder cannot be created (system error ${code})`,
      'Choose another folder with --persist-to',
    )
  })
}
