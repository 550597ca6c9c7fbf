/**
 * Bytes charged for every entry in addition to its key and body, so that many small entries cannot exceed the memory.
 */
const entryOverheadBytes = 2048

/**
 * A size-limited cache in the isolate's memory. Evicts the oldest entry first, but gives an entry that has been used
 * a second chance. A lookup only sets a flag, because moving the entry would cost as much as the rest of a warm
 * request.
 */
export class BoundedMemory<Value> {
  readonly #entriesByKey = new Map<string, { value: Value; size: number; used: boolean }>()
  readonly #capacity: number
  #size = 0

  constructor(capacityBytes: number) {
    this.#capacity = capacityBytes
  }

  /** Returns a key's value and marks it as used. Returns `null` if there is none. */
  get(key: string): Value | null {
    const entry = this.#entriesByKey.get(key)
    if (entry === undefined) return null
    entry.used = true
    return entry.value
  }

  /** Stores a value of `byteCount` bytes, unless it is larger than an eighth of the capacity. */
  set(key: string, value: Value, byteCount: number): void {
    const chargedBytes = byteCount + 2 * key.length + entryOverheadBytes
    if (chargedBytes > this.#capacity / 8) return
    this.#forget(key)
    this.#entriesByKey.set(key, { value, size: chargedBytes, used: false })
    this.#size += chargedBytes
    for (const [oldestKey, entry] of this.#entriesByKey) {
      if (this.#size <= this.#capacity) break
      this.#entriesByKey.delete(oldestKey)
      if (entry.used) this.#entriesByKey.set(oldestKey, { ...entry, used: false })
      else this.#size -= entry.size
    }
  }

  #forget(key: string): void {
    this.#size -= this.#entriesByKey.get(key)?.size ?? 0
    this.#entriesByKey.delete(key)
  }
}
