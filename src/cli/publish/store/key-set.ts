/** Keys that are known to be stored. */
export interface KnownKeys {
  has(key: string): boolean
  add(key: string): unknown
}

/** The bytes of an entry: the number of its kind, which is 0 in a free entry, and its SHA-256. */
const entryBytes = 33

/** An object's key: its kind and a SHA-256. */
const objectKeyPattern = /^([a-z]+)\/([0-9a-f]{64})$/

/**
 * A set of keys that stores an object's key in 33 bytes, in a hash table outside the heap: as strings in a `Set`,
 * the keys of an archive of 400,000 articles would take four times as much. Other keys, such as addresses of
 * pictures, stay strings.
 */
export class KeySet implements KnownKeys {
  #entries = Buffer.alloc(1024 * entryBytes)
  #size = 0
  readonly #kinds: string[] = []
  readonly #otherKeys = new Set<string>()
  /** The entry to find. */
  readonly #wanted = Buffer.alloc(entryBytes)

  /** Makes an object's key the wanted entry. @returns false for any other key */
  #want(key: string): boolean {
    const [, kind, digest] = objectKeyPattern.exec(key) ?? []
    if (kind === undefined || digest === undefined) return false
    if (!this.#kinds.includes(kind)) this.#kinds.push(kind)
    this.#wanted[0] = this.#kinds.indexOf(kind) + 1
    this.#wanted.write(digest, 1, 'hex')
    return true
  }

  /** Returns the offset of the wanted entry, or of the free entry in which it would be stored. */
  #findOffset(): number {
    const capacity = this.#entries.length / entryBytes
    let position = this.#wanted.readUInt32LE(1) % capacity
    for (;;) {
      const offset = position * entryBytes
      if (this.#entries[offset] === 0) return offset
      if (this.#entries.compare(this.#wanted, 0, entryBytes, offset, offset + entryBytes) === 0) return offset
      position = (position + 1) % capacity
    }
  }

  #addWanted(): void {
    const offset = this.#findOffset()
    if (this.#entries[offset] === 0) this.#size++
    this.#wanted.copy(this.#entries, offset)
  }

  /** Doubles the table. */
  #grow(): void {
    const entries = this.#entries
    this.#entries = Buffer.alloc(entries.length * 2)
    this.#size = 0
    for (let offset = 0; offset < entries.length; offset += entryBytes)
      if (entries[offset] !== 0) {
        entries.copy(this.#wanted, 0, offset, offset + entryBytes)
        this.#addWanted()
      }
  }

  has(key: string): boolean {
    return this.#want(key) ? this.#entries[this.#findOffset()] !== 0 : this.#otherKeys.has(key)
  }

  add(key: string): void {
    // Searches in a table that is more than three quarters full take long.
    if (this.#size * entryBytes * 4 > this.#entries.length * 3) this.#grow()
    if (this.#want(key)) this.#addWanted()
    else this.#otherKeys.add(key)
  }
}
