import { type FileHandle, mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { applyLine, emptyRecord, type UploadRecord } from './upload-record.ts'

/** Today, as Cloudflare counts: its days end at midnight UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10)

/** Reads a record's lines. @returns how many bytes they are: a last line without its end was cut off, and never was */
async function readLines(file: FileHandle, record: UploadRecord): Promise<number> {
  let [rest, whole] = ['', 0]
  for await (const chunk of file.createReadStream({ encoding: 'latin1', start: 0, autoClose: false })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      applyLine(record, line)
      whole += line.length + 1
    }
  }
  return whole
}

/** What was uploaded to a namespace: a file to which lines are added, each on the disk before the next step is taken. */
export class UploadJournal {
  readonly record: UploadRecord
  readonly #file: FileHandle
  readonly #session = `${process.pid}.${Date.now()}`
  #number = 0
  #last: Promise<void> = Promise.resolve()

  private constructor(file: FileHandle, record: UploadRecord) {
    this.#file = file
    this.record = record
  }

  static async open(name: string): Promise<UploadJournal> {
    await mkdir(path.dirname(name), { recursive: true })
    const file = await open(name, 'a+')
    const record = emptyRecord()
    await file.truncate(await readLines(file, record))
    return new UploadJournal(file, record)
  }

  #add(line: string): Promise<void> {
    applyLine(this.record, line)
    this.#last = this.#last.then(async () => {
      await this.#file.appendFile(`${line}\n`, 'latin1')
      await this.#file.sync()
    })
    return this.#last
  }

  restart(prunes: number, whole: boolean): Promise<void> {
    return this.#add(`= ${prunes} ${whole ? 'whole' : 'part'}`)
  }

  /** Says that keys are about to be sent. @returns the number of their batch */
  async begin(keys: readonly string[]): Promise<string> {
    const number = `${this.#session}.${this.#number++}`
    await this.#add(['>', number, today(), ...keys].join(' '))
    return number
  }

  /** Says that a batch is kept, but for some of it. */
  end(number: string, missing: readonly string[]): Promise<void> {
    return this.#add(['<', number, ...missing].join(' '))
  }

  async found(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.#add(['+', ...keys].join(' '))
  }

  countPointer(): Promise<void> {
    return this.#add(`# ${today()}`)
  }

  async close(): Promise<void> {
    await this.#last
    await this.#file.close()
  }
}
