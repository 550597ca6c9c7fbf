import { access, constants, mkdir, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { describeSystemError } from '../../../content/files/describe-system-error.ts'
import { ArchiveError } from '../../store/archive-error.ts'

/** With less than this left, in bytes, a database fails that wants to grow. */
const littleSpace = 4 * 1024 * 1024

/** The folder, or the nearest above it that is there. */
async function nearest(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  return isThere ? folder : nearest(path.dirname(folder))
}

/** Why a folder cannot be written to; `null` where it can. */
async function hindranceIn(folder: string): Promise<string | null> {
  try {
    const found = await nearest(path.resolve(folder))
    if (!(await stat(found)).isDirectory()) return describeSystemError({ code: 'ENOTDIR', path: folder })
    await access(found, constants.W_OK)
    const { bavail, blocks, bsize } = await statfs(found)
    return blocks > 0 && bavail * bsize < littleSpace
      ? describeSystemError({ code: 'ENOSPC', path: folder })
      : null
  } catch (error) {
    return describeSystemError(error)
  }
}

/** A failure of the local archive: in terms of its folder, where that is the reason. */
export async function toArchiveError(folder: string, reason: string): Promise<ArchiveError> {
  const hindrance = await hindranceIn(folder)
  return new ArchiveError(
    hindrance ?? `the local archive in ${folder} cannot be used: ${reason.split('\n', 1)[0]}`,
  )
}

/** Makes a folder and those above it, one by one: where a disk refuses with `ENOENT`, Node's own recursion never ends. */
async function makeFolders(folder: string): Promise<void> {
  if ((await nearest(folder)) === folder) return
  await makeFolders(path.dirname(folder))
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** Makes the folder of a local archive. @throws Refusal where it cannot be made */
export async function makeArchiveFolder(folder: string): Promise<void> {
  await makeFolders(path.resolve(folder)).catch(async ({ code }: NodeJS.ErrnoException) => {
    throw await toArchiveError(folder, `the folder cannot be made (${code})`)
  })
}
