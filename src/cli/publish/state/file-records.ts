import { hash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { FactTable } from './fact-table.ts'

/** Time in milliseconds within which two changes may get the same timestamp. */
const settlingTimeMs = 2000

/** The state of a file before it is read. */
interface FileState {
  /**
   * A string that changes with every edit: it includes the time of the last status change, which programs cannot set.
   */
  stateText: string
  /** The file's size in bytes. */
  byteCount: number
  /** False if the file changed so recently that another edit may leave its state unchanged. */
  isSettled: boolean
}

const digestLength = 64

/** True for the digest of a file; false for that of a folder, and for the state of an unreadable or missing file. */
export const isFileDigest = (digest: string): boolean => digest.length === digestLength

/** Returns the SHA-256 of a file, `folder` for a folder, or `stateText` for a file that cannot be read. */
function computeDigestOrState(file: string, stateText: string): string {
  try {
    return hash('sha256', readFileSync(file))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR' ? 'folder' : stateText
  }
}

function readFileState(file: string): FileState | null {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false })
  if (stats === undefined) return null
  const { size, mtimeNs, ctimeNs, ino, dev } = stats
  const isSettled = Date.now() - Number(ctimeNs / 1_000_000n) > settlingTimeMs
  return { stateText: [size, mtimeNs, ctimeNs, ino, dev].join(' '), byteCount: Number(size), isSettled }
}

/** A file that is about to be read. `digest` is `null` unless it is known without reading the file. */
export interface FileLookup {
  file: string
  digest: string | null
  /** The file's recorded digest, even if the file has changed since. */
  earlierDigest: string | null
  stateBeforeRead: FileState | null
}

/**
 * Digests of files that were read earlier, each with the file's state at that time. A file that changed just before it
 * was read is not recorded, so that it will be read again.
 */
export class FileRecords {
  readonly #factTable: FactTable
  readonly #shouldRehash: boolean
  readonly #findFact: (key: string) => string | null

  /** @param shouldRehash true to read every file again, even if its state is unchanged */
  constructor(factTable: FactTable, shouldRehash: boolean, findFact = (key: string) => factTable.find(key)) {
    this.#factTable = factTable
    this.#shouldRehash = shouldRehash
    this.#findFact = findFact
  }

  /** Returns a view of these records that is faster if files are looked up once each, in order of path. */
  withOrderedLookups(): FileRecords {
    return new FileRecords(this.#factTable, this.#shouldRehash, this.#factTable.createOrderedLookup())
  }

  /** Looks up a file's state and record, before the file is read. */
  lookUpFile(file: string): FileLookup {
    const stateBeforeRead = readFileState(file)
    const fact = stateBeforeRead === null || this.#shouldRehash ? null : this.#findFact(path.resolve(file))
    const [earlierDigest = null, recordedStateText] = fact?.split('\t') ?? []
    return {
      file,
      stateBeforeRead,
      earlierDigest,
      digest: recordedStateText === stateBeforeRead?.stateText ? earlierDigest : null,
    }
  }

  /** Records the digest of a file that was read after `lookUpFile`, unless the file had changed just before. */
  recordDigestIfSettled({ file, stateBeforeRead, digest: knownDigest }: FileLookup, digest: string): void {
    if (stateBeforeRead?.isSettled && knownDigest !== digest)
      this.#factTable.set(path.resolve(file), `${digest}\t${stateBeforeRead.stateText}`)
  }

  /**
   * Returns a file's digest, its digest in the previous record, and its state. Reads and records the file unless the
   * digest is known. The digest of a folder is `folder`; that of an unreadable or missing file is its state.
   */
  findOrRecordDigests(file: string): { digest: string; earlierDigest: string | null; state: string } {
    const fileLookup = this.lookUpFile(file)
    const state = fileLookup.stateBeforeRead?.stateText ?? 'missing'
    const digest = fileLookup.digest ?? computeDigestOrState(file, state)
    if (isFileDigest(digest)) this.recordDigestIfSettled(fileLookup, digest)
    return { digest, earlierDigest: fileLookup.earlierDigest, state }
  }

  /** Deletes the records of missing files if there are many of them. @param fileCount the number of existing files */
  forgetMissingFilesIfMany(fileCount: number): void {
    if (this.#factTable.size > fileCount * 1.1 + 1000) this.#factTable.deleteUnwanted(existsSync)
  }
}
