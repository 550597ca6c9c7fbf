import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AppendOnlyFile } from './append-only-file.ts'

/** The location of a text in a scratch file, in bytes. */
export interface ScratchLocation {
  start: number
  length: number
}

/** A file for texts that would take too much memory together. It is deleted when closed. */
export class ScratchFile {
  readonly #filePath: string
  readonly #appendOnlyFile: AppendOnlyFile
  readonly #readDescriptor: number
  #isFlushed = true

  /**
   * @param cacheFolder the cache folder, from which the next publication removes any scratch files that were left
   * there
   */
  constructor(cacheFolder: string) {
    this.#filePath = path.join(cacheFolder, `${randomUUID()}.pack`)
    this.#appendOnlyFile = new AppendOnlyFile(this.#filePath)
    this.#readDescriptor = openSync(this.#filePath, 'r')
  }

  add(text: string): ScratchLocation {
    const bytes = Buffer.from(text)
    this.#isFlushed = false
    return { start: this.#appendOnlyFile.append(bytes).firstOffset, length: bytes.length }
  }

  read({ start, length }: ScratchLocation): string {
    if (!this.#isFlushed) this.#appendOnlyFile.flush()
    this.#isFlushed = true
    const bytes = Buffer.allocUnsafe(length)
    if (readSync(this.#readDescriptor, bytes, 0, length, start) < length)
      throw new Error(`${this.#filePath} is cut short`)
    return bytes.toString()
  }

  /** Closes and deletes the file. */
  close(): void {
    closeSync(this.#readDescriptor)
    this.#appendOnlyFile.close()
    rmSync(this.#filePath, { force: true })
  }
}
