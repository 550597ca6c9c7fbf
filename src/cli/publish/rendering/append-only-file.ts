import { closeSync, openSync, writeSync } from 'node:fs'

const maxBufferedBytes = 1 << 20

/** A file that is written sequentially, about a megabyte at a time. */
export class AppendOnlyFile {
  readonly #fileDescriptor: number
  #pendingBuffers: Buffer[] = []
  #bufferedByteCount = 0
  #appendedByteCount = 0

  constructor(filePath: string) {
    this.#fileDescriptor = openSync(filePath, 'w')
  }

  /** Appends bytes, which may remain buffered. @returns the offset of the first byte in the file */
  append(bytes: Buffer): { firstOffset: number } {
    const firstOffset = this.#appendedByteCount
    this.#appendedByteCount += bytes.length
    this.#pendingBuffers.push(bytes)
    this.#bufferedByteCount += bytes.length
    if (this.#bufferedByteCount >= maxBufferedBytes) this.flush()
    return { firstOffset }
  }

  /** Writes the buffered bytes, so that all appended bytes can be read from the file. */
  flush(): void {
    const pendingBytes = Buffer.concat(this.#pendingBuffers)
    for (let writtenByteCount = 0; writtenByteCount < pendingBytes.length; )
      writtenByteCount += writeSync(this.#fileDescriptor, pendingBytes, writtenByteCount)
    this.#pendingBuffers = []
    this.#bufferedByteCount = 0
  }

  close(): void {
    this.flush()
    closeSync(this.#fileDescriptor)
  }
}
