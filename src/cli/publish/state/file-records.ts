import { hash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { FactTable } from './fact-table.ts'

/** Milliseconds after a change during which a file may change again within the same tick of the disk's clock. */
const settlingTime = 2000

/** A file as it was before it was read. */
interface FileState {
  /** A text that every edit changes: programs cannot set the time of the last status change. */
  state: string
  /** False when the file is so young that an edit may leave its state as it is. */
  isSettled: boolean
}

const digestLength = 64

/** Returns the SHA-256 of a file; where it cannot be read, its state. */
function readDigest(file: string, state: string): string {
  try {
    return hash('sha256', readFileSync(file))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR' ? 'folder' : state
  }
}

function readState(file: string): FileState | null {
  const status = statSync(file, { bigint: true, throwIfNoEntry: false })
  if (status === undefined) return null
  const { size, mtimeNs, ctimeNs, ino, dev } = status
  const isSettled = Date.now() - Number(ctimeNs / 1_000_000n) > settlingTime
  return { state: [size, mtimeNs, ctimeNs, ino, dev].join(' '), isSettled }
}

/** A file that is about to be used: its digest, if it is known without reading. */
export interface RecordedFile {
  file: string
  digest: string | null
  /** The digest of its record, also where the file has changed since. */
  earlierDigest: string | null
  before: FileState | null
}

/**
 * The digests of files that were read before, each with the file's state at that time. A file that was as young as its record
 * has none: it is read again.
 */
export class FileRecords {
  readonly #facts: FactTable
  readonly #rehash: boolean

  /** @param rehash reads every file again, and trusts no clock */
  constructor(facts: FactTable, rehash: boolean) {
    this.#facts = facts
    this.#rehash = rehash
  }

  /** Looks at a file's state, before it is read. */
  look(file: string): RecordedFile {
    const before = readState(file)
    const fact = before === null || this.#rehash ? null : this.#facts.find(path.resolve(file))
    const [earlierDigest = null, state] = fact?.split('\t') ?? []
    return { file, before, earlierDigest, digest: state === before?.state ? earlierDigest : null }
  }

  /** Records the digest of a file that was read after `look`. */
  record({ file, before, digest: known }: RecordedFile, digest: string): void {
    if (before?.isSettled && known !== digest)
      this.#facts.set(path.resolve(file), `${digest}\t${before.state}`)
  }

  /**
   * Returns the digest of a file, which is read unless it is known, the digest of its record until now, and the file's state.
   * `folder` stands for a folder.
   */
  digest(file: string): { digest: string; earlierDigest: string | null; state: string } {
    const recorded = this.look(file)
    const state = recorded.before?.state ?? 'missing'
    const digest = recorded.digest ?? readDigest(file, state)
    if (digest.length === digestLength) this.record(recorded, digest)
    return { digest, earlierDigest: recorded.earlierDigest, state }
  }

  /** Deletes the records of files that no longer exist, where there are many. @param files the number of those that do */
  forgetMissing(files: number): void {
    if (this.#facts.size > files * 1.1 + 1000) this.#facts.keepOnly(existsSync)
  }
}
