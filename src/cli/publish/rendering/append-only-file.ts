import { closeSync, openSync, writeSync } from 'node:fs'

const bufferBytes = 1 << 20

/** A file that is written from its beginning to its end, a megabyte at a time. */
export class AppendOnlyFile {
  readonly #descriptor: number
  #pieces: Buffer[] = []
  #waiting = 0
  #length = 0

  constructor(file: string) {
    this.#descriptor = openSync(file, 'w')
  }

  /** Appends bytes. @returns where they begin */
  append(bytes: Buffer): number {
    const start = this.#length
    this.#length += bytes.length
    this.#pieces.push(bytes)
    this.#waiting += bytes.length
    if (this.#waiting >= bufferBytes) this.flush()
    return start
  }

  /** Everything appended can be read once this returns. */
  flush(): void {
    const all = Buffer.concat(this.#pieces)
    for (let written = 0; written < all.length; ) written += writeSync(this.#descriptor, all, written)
    this.#pieces = []
    this.#waiting = 0
  }

  close(): void {
    this.flush()
    closeSync(this.#descriptor)
  }
}
