const nothing = Buffer.alloc(0)

const asBuffer = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length)

const rearView = 4

/** Reads a stream of bytes by looking ahead: what is peeked at stays until it is consumed. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #buffer: Buffer = nothing
  #position: number
  #behind: Buffer = nothing

  constructor(source: AsyncIterable<Uint8Array>, position = 0) {
    this.#source = source[Symbol.asyncIterator]()
    this.#position = position
  }

  /** The offset of the next byte. */
  get position(): number {
    return this.#position
  }

  /** Everything that was read ahead: at least `count` bytes, fewer only at the end. */
  async peek(count: number): Promise<Buffer> {
    if (this.#buffer.length >= count) return this.#buffer
    const chunks = [this.#buffer]
    for (let length = this.#buffer.length; length < count; ) {
      const { done, value } = await this.#source.next()
      if (done) break
      chunks.push(asBuffer(value))
      length += value.length
    }
    const full = chunks.filter((chunk) => chunk.length > 0)
    this.#buffer = full.length === 1 ? (full[0] ?? nothing) : Buffer.concat(full)
    return this.#buffer
  }

  /** Goes past bytes that were peeked at. */
  consume(count: number): void {
    const passed = this.#buffer.subarray(0, count)
    this.#behind = (count < rearView ? Buffer.concat([this.#behind, passed]) : passed).subarray(-rearView)
    this.#buffer = this.#buffer.subarray(count)
    this.#position += passed.length
  }

  /** The last four bytes that were gone past. */
  get lastBytes(): Buffer {
    return this.#behind
  }

  /** Goes forward to a position, or to the end when that comes first. */
  async skipTo(position: number): Promise<void> {
    while (this.#position < position) {
      const ahead = await this.peek(1)
      if (ahead.length === 0) return
      this.consume(Math.min(ahead.length, position - this.#position))
    }
  }

  /** Goes past bytes of these kinds. */
  async skipOver(kinds: readonly number[]): Promise<void> {
    for (;;) {
      const ahead = await this.peek(1)
      const found = ahead.findIndex((byte) => !kinds.includes(byte))
      this.consume(found < 0 ? ahead.length : found)
      if (found >= 0 || ahead.length === 0) return
    }
  }

  /** The next bytes: `count`, fewer only at the end. */
  async take(count: number): Promise<Buffer> {
    const taken = (await this.peek(count)).subarray(0, count)
    this.consume(taken.length)
    return taken
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.peek(1)).length === 0
  }

  async close(): Promise<void> {
    await this.#source.return?.()
  }
}
