import { type FileHandle, mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { applyJournalLine, createUploadRecord, type UploadRecord } from './upload-record.ts'

/** Returns today's date in UTC. Cloudflare's daily limits reset at midnight UTC. */
export const getUtcDay = (): string => new Date().toISOString().slice(0, 10)

/** Applies the complete lines of a journal to a record. @returns the length of those lines in bytes */
async function replayJournal(file: FileHandle, record: UploadRecord): Promise<number> {
  let [incompleteLine, completeByteCount] = ['', 0]
  for await (const chunk of file.createReadStream({ encoding: 'latin1', start: 0, autoClose: false })) {
    const lines = (incompleteLine + chunk).split('\n')
    incompleteLine = lines.pop() ?? ''
    for (const journalLine of lines) {
      applyJournalLine(record, journalLine)
      completeByteCount += journalLine.length + 1
    }
  }
  return completeByteCount
}

/** The journal of uploads to a namespace. Each line is written to disk before the next step of an upload. */
export class UploadJournal {
  readonly record: UploadRecord
  readonly #file: FileHandle
  readonly #sessionId = `${process.pid}.${Date.now()}`
  #nextBatchNumber = 0
  #lastWrite: Promise<void> = Promise.resolve()

  private constructor(file: FileHandle, record: UploadRecord) {
    this.#file = file
    this.record = record
  }

  static async open(journalFile: string): Promise<UploadJournal> {
    await mkdir(path.dirname(journalFile), { recursive: true })
    const file = await open(journalFile, 'a+')
    const record = createUploadRecord()
    await file.truncate(await replayJournal(file, record))
    return new UploadJournal(file, record)
  }

  #appendLine(line: string): Promise<void> {
    applyJournalLine(this.record, line)
    this.#lastWrite = this.#lastWrite.then(async () => {
      await this.#file.appendFile(`${line}\n`, 'latin1')
      await this.#file.sync()
    })
    return this.#lastWrite
  }

  /**
   * Discards the record of stored keys after a prune. @param hasAllStoredKeys true if the archive is empty, so that
   * the new record will be complete
   */
  discardStoredKeys(pruneCount: number, hasAllStoredKeys: boolean): Promise<void> {
    return this.#appendLine(`= ${pruneCount} ${hasAllStoredKeys ? 'whole' : 'part'}`)
  }

  /** Records that keys are about to be sent. @returns the id of their batch */
  async beginBatch(keys: readonly string[]): Promise<string> {
    const batchId = `${this.#sessionId}.${this.#nextBatchNumber++}`
    await this.#appendLine(['>', batchId, getUtcDay(), ...keys].join(' '))
    return batchId
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
