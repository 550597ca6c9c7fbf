import { closeSync, openSync, writeSync } from 'node:fs'

const maxBufferedBytes = 1 << 20

/** A file that is written sequentially, a megabyte at a time. */
export class AppendOnlyFile {
  readonly #descriptor: number
  #pendingBuffers: Buffer[] = []
  #bufferedBytes = 0
  #length = 0

  constructor(filePath: string) {
    this.#descriptor = openSync(filePath, 'w')
  }

  /** Appends bytes. @returns the offset of the first one */
  append(bytes: Buffer): number {
    const firstOffset = this.#length
    this.#length += bytes.length
    this.#pendingBuffers.push(bytes)
    this.#bufferedBytes += bytes.length
    if (this.#bufferedBytes >= maxBufferedBytes) this.flush()
    return firstOffset
  }

  /** Writes the buffer, so that all appended bytes can be read. */
  flush(): void {
    const pendingBytes = Buffer.concat(this.#pendingBuffers)
    for (let writtenByteCount = 0; writtenByteCount < pendingBytes.length; )
      writtenByteCount += writeSync(this.#descriptor, pendingBytes, writtenByteCount)
    this.#pendingBuffers = []
    this.#bufferedBytes = 0
  }

  close(): void {
    this.flush()
    closeSync(this.#descriptor)
  }
}
