import { type FileHandle, mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { applyJournalLine, createUploadState, type UploadState } from './upload-state.ts'

/** Returns today's date in UTC. Cloudflare's daily limits reset at midnight UTC. */
export const getUtcDay = (): string => new Date().toISOString().slice(0, 10)

/** Applies the complete lines of a journal to a state. @returns the length of those lines in bytes */
async function replayJournal(file: FileHandle, state: UploadState): Promise<number> {
  let [incompleteLine, completeByteCount] = ['', 0]
  for await (const chunk of file.createReadStream({ encoding: 'latin1', start: 0, autoClose: false })) {
    const lines = (incompleteLine + chunk).split('\n')
    incompleteLine = lines.pop() ?? ''
    for (const journalLine of lines) {
      applyJournalLine(state, journalLine)
      completeByteCount += journalLine.length + 1
    }
  }
  return completeByteCount
}

/** The journal of uploads to a namespace. Each line is written to disk before the next step of an upload. */
export class UploadJournal {
  readonly state: UploadState
  readonly #file: FileHandle
  readonly #sessionId = `${process.pid}.${Date.now()}`
  #nextBatchNumber = 0
  #lastWrite: Promise<void> = Promise.resolve()

  private constructor(file: FileHandle, state: UploadState) {
    this.#file = file
    this.state = state
  }

  static async open(journalFile: string): Promise<UploadJournal> {
    await mkdir(path.dirname(journalFile), { recursive: true })
    const file = await open(journalFile, 'a+')
    const state = createUploadState()
    await file.truncate(await replayJournal(file, state))
    return new UploadJournal(file, state)
  }

  #appendLine(line: string): Promise<void> {
    applyJournalLine(this.state, line)
    this.#lastWrite = this.#lastWrite.then(async () => {
      await this.#file.appendFile(`${line}\n`, 'latin1')
      await this.#file.sync()
    })
    return this.#lastWrite
  }

  /**
   * Discards the record of stored keys after a prune. @param isArchiveEmpty true if nothing is stored, so that the new
   * state will be complete
   */
  discardStoredKeys(pruneCount: number, isArchiveEmpty: boolean): Promise<void> {
    return this.#appendLine(`= ${pruneCount} ${isArchiveEmpty ? 'whole' : 'part'}`)
  }

  /** Records that keys are about to be sent. */
  async beginBatch(keys: readonly string[]): Promise<{ batchId: string }> {
    const batchId = `${this.#sessionId}.${this.#nextBatchNumber++}`
    await this.#appendLine(['>', batchId, getUtcDay(), ...keys].join(' '))
    return { batchId }
  }

  /** Records that a batch was sent and that all its keys except `missingKeys` are stored. */
  endBatch(batchId: string, missingKeys: readonly string[]): Promise<void> {
    return this.#appendLine(['<', batchId, ...missingKeys].join(' '))
  }

  /** Records keys that a check has found to be stored. */
  async recordStoredKeys(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.#appendLine(['+', ...keys].join(' '))
  }

  /** Counts a write of the pointer towards today's limit. */
  countPointerWrite(): Promise<void> {
    return this.#appendLine(`# ${getUtcDay()}`)
  }

  async close(): Promise<void> {
    await this.#lastWrite
    await this.#file.close()
  }
}
