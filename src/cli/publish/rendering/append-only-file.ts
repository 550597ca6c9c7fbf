import { closeSync, openSync, writeSync } from 'node:fs'

const maxBufferedBytes = 1 << 20

/** A file that is written sequentially, a megabyte at a time. */
export class AppendOnlyFile {
  readonly #descriptor: number
  #pieces: Buffer[] = []
  #bufferedBytes = 0
  #length = 0

  constructor(file: string) {
    this.#descriptor = openSync(file, 'w')
  }

  /** Appends bytes. @returns the offset of the first one */
  append(bytes: Buffer): number {
    const firstOffset = this.#length
    this.#length += bytes.length
    this.#pieces.push(bytes)
    this.#bufferedBytes += bytes.length
    if (this.#bufferedBytes >= maxBufferedBytes) this.flush()
    return firstOffset
  }

  /** Writes the buffer, so that all appended bytes can be read. */
  flush(): void {
    const bytes = Buffer.concat(this.#pieces)
    for (let writtenByteCount = 0; writtenByteCount < bytes.length; )
      writtenByteCount += writeSync(this.#descriptor, bytes, writtenByteCount)
    this.#pieces = []
    this.#bufferedBytes = 0
  }

  close(): void {
    this.flush()
    closeSync(this.#descriptor)
  }
}
