import { mkdir } from 'node:fs/promises'
import { digestCode } from './code-digest.ts'
import { FileRecords } from './file-records.ts'
import { StateFile } from './state-file.ts'

/**
 * Results of earlier publications: rendered articles in a folder, and a state file with facts about files and
 * releases.
 */
export interface PublicationCache {
  cacheFolder: string
  stateFile: StateFile
  fileRecords: FileRecords
  /** Digest of the program's code, on which most facts depend. */
  codeDigest: string
}

let programDigestPromise: Promise<string> | null = null

/**
 * Returns the digest of this process's code. It is computed only once: if program files are replaced later, the
 * process still runs the old code.
 */
function digestProgram(fileRecords: FileRecords): Promise<string> {
  programDigestPromise ??= digestCode(fileRecords)
  return programDigestPromise
}

/** Opens the cache in a folder, which is created if necessary. @param shouldRehash true to read every file again */
export async function openPublicationCache(
  cacheFolder: string,
  shouldRehash: boolean,
): Promise<PublicationCache> {
  await mkdir(cacheFolder, { recursive: true })
  const stateFile = StateFile.open(cacheFolder)
  const fileRecords = new FileRecords(stateFile.openTable('files', ''), shouldRehash)
  return { cacheFolder, stateFile, fileRecords, codeDigest: await digestProgram(fileRecords) }
}
