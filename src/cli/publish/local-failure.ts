import { access, constants, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { systemFailure } from '../content/system-failure.ts'
import { Refusal } from './refusal.ts'

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
    if (!(await stat(found)).isDirectory()) return systemFailure({ code: 'ENOTDIR', path: folder })
    await access(found, constants.W_OK)
    const { bavail, bsize } = await statfs(found)
    return bavail * bsize < littleSpace ? systemFailure({ code: 'ENOSPC', path: folder }) : null
  } catch (error) {
    return systemFailure(error)
  }
}

/** A failure of the local archive: in terms of its folder, where that is the reason. */
export async function localFailure(folder: string, reason: string): Promise<Refusal> {
  const hindrance = await hindranceIn(folder)
  return new Refusal(
    hindrance ?? `the local archive in ${folder} cannot be used: ${reason.split('\n', 1)[0]}`,
  )
}
