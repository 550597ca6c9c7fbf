const emptyBuffer = Buffer.alloc(0)

const toBuffer = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length)

const keptByteCount = 4

/** Reads a byte stream with look-ahead: peeked bytes stay until they are consumed. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #buffer: Buffer = emptyBuffer
  readonly #startPosition: number
  #position: number
  /** The last consumed bytes, at the end of this buffer. */
  readonly #consumedBytes: Buffer = Buffer.alloc(keptByteCount)

  constructor(source: AsyncIterable<Uint8Array>, position = 0) {
    this.#source = source[Symbol.asyncIterator]()
    this.#startPosition = position
    this.#position = position
  }

  /** The offset of the next byte. */
  get position(): number {
    return this.#position
  }

  /** All buffered bytes: at least `count`, fewer only at the end of the stream. */
  async peek(count: number): Promise<Buffer> {
    if (this.#buffer.length >= count) return this.#buffer
    const chunks = [this.#buffer]
    for (let length = this.#buffer.length; length < count; ) {
      const { done, value } = await this.#source.next()
      if (done) break
      chunks.push(toBuffer(value))
      length += value.length
    }
    const full = chunks.filter((chunk) => chunk.length > 0)
    this.#buffer = full.length === 1 ? (full[0] ?? emptyBuffer) : Buffer.concat(full)
    return this.#buffer
  }

  /** Consumes bytes that were peeked at. */
  consume(count: number): void {
    const consumedBytes = this.#buffer.subarray(0, count)
    const lastBytes = consumedBytes.subarray(-keptByteCount)
    this.#consumedBytes.copyWithin(0, lastBytes.length).set(lastBytes, keptByteCount - lastBytes.length)
    this.#buffer = this.#buffer.subarray(count)
    this.#position += consumedBytes.length
  }

  /** The last four consumed bytes, until more are consumed. */
  get lastConsumedBytes(): Buffer {
    return this.#consumedBytes.subarray(Math.max(0, keptByteCount - (this.#position - this.#startPosition)))
  }

  /** Skips forward to a position, or to the end of the stream. */
  async skipTo(position: number): Promise<void> {
    while (this.#position < position) {
      const aheadBytes = await this.peek(1)
      if (aheadBytes.length === 0) return
      this.consume(Math.min(aheadBytes.length, position - this.#position))
    }
  }

  /** Skips bytes until one that is not in `values`. */
  async skipOver(values: readonly number[]): Promise<void> {
    for (;;) {
      const aheadBytes = await this.peek(1)
      const firstOther = aheadBytes.findIndex((byte) => !values.includes(byte))
      this.consume(firstOther < 0 ? aheadBytes.length : firstOther)
      if (firstOther >= 0 || aheadBytes.length === 0) return
    }
  }

  /** Consumes the next `count` bytes; returns fewer only at the end of the stream. */
  async take(count: number): Promise<Buffer> {
    const bytes = (await this.peek(count)).subarray(0, count)
    this.consume(bytes.length)
    return bytes
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.peek(1)).length === 0
  }

  async close(): Promise<void> {
    await this.#source.return?.()
  }
}
