/** What an entry costs beside its bytes, so that empty answers cannot flood the memory. */
const overhead = 2048

/** A bounded memory in the isolate: the least recently used goes first. Sizes are in bytes. */
export class Memory<Value> {
  readonly #entries = new Map<string, { value: Value; size: number }>()
  readonly #capacity: number
  #size = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: string): Value | null {
    const entry = this.#entries.get(key)
    if (!entry) return null
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  set(key: string, value: Value, bytes: number): void {
    const size = bytes + 2 * key.length + overhead
    if (size > this.#capacity / 8) return
    this.#forget(key)
    this.#entries.set(key, { value, size })
    this.#size += size
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#capacity) break
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0
    this.#entries.delete(key)
  }
}
