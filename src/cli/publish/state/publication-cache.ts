import { mkdir } from 'node:fs/promises'
import { digestCode } from './code-digest.ts'
import { FileRecords } from './file-records.ts'
import { StateFile } from './state-file.ts'

/** Results of earlier publications: rendered articles in a folder, and facts about files and releases. */
export interface PublicationCache {
  cacheFolder: string
  stateFile: StateFile
  fileRecords: FileRecords
  /** Digest of the program, on which most facts depend. */
  codeDigest: string
}

let programDigest: Promise<string> | null = null

/**
 * Returns the digest of this process's code. It is computed once, since files of the program that are replaced
 * later are not the code that is running.
 */
function digestProgram(records: FileRecords): Promise<string> {
  programDigest ??= digestCode(records)
  return programDigest
}

/** Opens the cache in a folder, creating the folder if necessary. @param rehash reads every file again */
export async function openPublicationCache(cacheFolder: string, rehash: boolean): Promise<PublicationCache> {
  await mkdir(cacheFolder, { recursive: true })
  const stateFile = StateFile.open(cacheFolder)
  const fileRecords = new FileRecords(stateFile.openTable('files', ''), rehash)
  return { cacheFolder, stateFile, fileRecords, codeDigest: await digestProgram(fileRecords) }
}
