/** What an entry costs beside its bytes, so that empty answers cannot flood the memory. */
const overhead = 2048

/**
 * A bounded memory in the isolate. The oldest goes first, but what was used since it was looked at gets a second
 * chance: a look-up then costs one flag, where moving the entry would cost as much as the rest of a warm request.
 */
export class Memory<Value> {
  readonly #entries = new Map<string, { value: Value; size: number; used: boolean }>()
  readonly #capacity: number
  #size = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: string): Value | null {
    const entry = this.#entries.get(key)
    if (entry === undefined) return null
    entry.used = true
    return entry.value
  }

  /** Keeps a value that is worth `bytes`; one too large for the memory is not kept. */
  set(key: string, value: Value, bytes: number): void {
    const size = bytes + 2 * key.length + overhead
    if (size > this.#capacity / 8) return
    this.#forget(key)
    this.#entries.set(key, { value, size, used: false })
    this.#size += size
    for (const [oldest, entry] of this.#entries) {
      if (this.#size <= this.#capacity) break
      this.#entries.delete(oldest)
      if (entry.used) this.#entries.set(oldest, { ...entry, used: false })
      else this.#size -= entry.size
    }
  }

  #forget(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0
    this.#entries.delete(key)
  }
}
