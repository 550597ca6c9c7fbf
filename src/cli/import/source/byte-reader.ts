const emptyBuffer = Buffer.alloc(0)

const toBuffer = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length)

/** Number of consumed bytes that `lastConsumedBytes` returns. */
const rememberedByteCount = 4

/** Reads a byte stream with look-ahead: peeked bytes stay buffered until they are consumed. */
export class ByteReader {
  readonly #chunkIterator: AsyncIterator<Uint8Array>
  #peekedBytes: Buffer = emptyBuffer
  readonly #startPosition: number
  #position: number
  /** Buffer whose end contains the last consumed bytes. */
  readonly #lastConsumedBytes: Buffer = Buffer.alloc(rememberedByteCount)

  constructor(chunks: AsyncIterable<Uint8Array>, startPosition = 0) {
    this.#chunkIterator = chunks[Symbol.asyncIterator]()
    this.#startPosition = startPosition
    this.#position = startPosition
  }

  /** The offset of the next byte. */
  get position(): number {
    return this.#position
  }

  /** Returns all buffered bytes: at least `minByteCount`, fewer only at the end of the stream. */
  async peekAtLeast(minByteCount: number): Promise<Buffer> {
    if (this.#peekedBytes.length >= minByteCount) return this.#peekedBytes
    const chunks = [this.#peekedBytes]
    for (let peekedLength = this.#peekedBytes.length; peekedLength < minByteCount; ) {
      const { done, value } = await this.#chunkIterator.next()
      if (done) break
      chunks.push(toBuffer(value))
      peekedLength += value.length
    }
    const nonEmptyChunks = chunks.filter((chunk) => chunk.length > 0)
    this.#peekedBytes =
      nonEmptyChunks.length === 1 ? (nonEmptyChunks[0] ?? emptyBuffer) : Buffer.concat(nonEmptyChunks)
    return this.#peekedBytes
  }

  /** Consumes peeked bytes. */
  consume(byteCount: number): void {
    const consumedBytes = this.#peekedBytes.subarray(0, byteCount)
    const lastBytes = consumedBytes.subarray(-rememberedByteCount)
    this.#lastConsumedBytes
      .copyWithin(0, lastBytes.length)
      .set(lastBytes, rememberedByteCount - lastBytes.length)
    this.#peekedBytes = this.#peekedBytes.subarray(byteCount)
    this.#position += consumedBytes.length
  }

  /** The last four consumed bytes, or fewer at the start. Valid until more bytes are consumed. */
  get lastConsumedBytes(): Buffer {
    return this.#lastConsumedBytes.subarray(
      Math.max(0, rememberedByteCount - (this.#position - this.#startPosition)),
    )
  }

  /** Skips forward to a position, or to the end of the stream. */
  async skipTo(position: number): Promise<void> {
    while (this.#position < position) {
      const aheadBytes = await this.peekAtLeast(1)
      if (aheadBytes.length === 0) return
      this.consume(Math.min(aheadBytes.length, position - this.#position))
    }
  }

  /** Skips bytes up to the first that is not in `skippedValues`. */
  async skipOverBytes(skippedValues: readonly number[]): Promise<void> {
    for (;;) {
      const aheadBytes = await this.peekAtLeast(1)
      const firstOtherIndex = aheadBytes.findIndex((byte) => !skippedValues.includes(byte))
      this.consume(firstOtherIndex < 0 ? aheadBytes.length : firstOtherIndex)
      if (firstOtherIndex >= 0 || aheadBytes.length === 0) return
    }
  }

  /** Consumes the next `byteCount` bytes; returns fewer only at the end of the stream. */
  async read(byteCount: number): Promise<Buffer> {
    const bytes = (await this.peekAtLeast(byteCount)).subarray(0, byteCount)
    this.consume(bytes.length)
    return bytes
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.peekAtLeast(1)).length === 0
  }

  async close(): Promise<void> {
    await this.#chunkIterator.return?.()
  }
}
