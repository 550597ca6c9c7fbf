import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AppendOnlyFile } from './append-only-file.ts'

/** The location of a text in a scratch file, in bytes. */
export interface ScratchLocation {
  start: number
  length: number
}

/** Texts that would take too much memory together, in a file that is deleted when it is closed. */
export class ScratchFile {
  readonly #path: string
  readonly #file: AppendOnlyFile
  readonly #descriptor: number
  #isFlushed = true

  /** @param folder the cache folder: the next publication removes unused packs from it, even after an interruption */
  constructor(folder: string) {
    this.#path = path.join(folder, `${randomUUID()}.pack`)
    this.#file = new AppendOnlyFile(this.#path)
    this.#descriptor = openSync(this.#path, 'r')
  }

  add(text: string): ScratchLocation {
    const bytes = Buffer.from(text)
    this.#isFlushed = false
    return { start: this.#file.append(bytes), length: bytes.length }
  }

  read({ start, length }: ScratchLocation): string {
    if (!this.#isFlushed) this.#file.flush()
    this.#isFlushed = true
    const bytes = Buffer.allocUnsafe(length)
    if (readSync(this.#descriptor, bytes, 0, length, start) < length)
      throw new Error(`${this.#path} is cut short`)
    return bytes.toString()
  }

  /** Deletes the file. */
  close(): void {
    closeSync(this.#descriptor)
    this.#file.close()
    rmSync(this.#path, { force: true })
  }
}
