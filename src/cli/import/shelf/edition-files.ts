import { constants } from 'node:fs'
import { copyFile, mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { writeAtomically } from '../../content/files/write-atomically.ts'

/** Reads and writes files in an edition's folder for an import. */
export interface EditionFiles {
  readText(file: string): Promise<string>
  write(file: string, content: string | Uint8Array): Promise<void>
  /** Copies `sourceFile` to `targetFile`, and creates the target's folder if necessary. */
  copy(sourceFile: string, targetFile: string): Promise<void>
}

/**
 * Reads and writes files on the disk. An interrupted write or copy leaves no incomplete file under the final name.
 */
export const filesOnDisk: EditionFiles = {
  readText: (file) => readFile(file, 'utf8'),
  write: writeAtomically,
  async copy(sourceFile, targetFile) {
    await mkdir(path.dirname(targetFile), { recursive: true })
    await copyFile(sourceFile, `${targetFile}.unfinished`, constants.COPYFILE_FICLONE)
    await rename(`${targetFile}.unfinished`, targetFile)
  },
}
