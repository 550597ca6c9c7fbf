/** Keys that are known to be stored. */
export interface KnownKeys {
  has(key: string): boolean
  add(key: string): unknown
}

/** Size of an entry in bytes: one for the number of its kind (0 in a free entry), and 32 for a SHA-256 digest. */
const entryByteCount = 33

/** Matches an object's key, which is a kind and a SHA-256. */
const objectKeyPattern = /^([a-z]+)\/([0-9a-f]{64})$/

/**
 * A set of keys. Stores each object's key in 33 bytes, in a hash table outside the heap: as strings in a `Set`, the
 * keys of an archive of 400,000 articles would take four times as much memory. Other keys, such as addresses of
 * pictures, are stored as strings.
 */
export class KeySet implements KnownKeys {
  #table = Buffer.alloc(1024 * entryByteCount)
  #entryCount = 0
  readonly #kinds: string[] = []
  readonly #otherKeys = new Set<string>()
  /** The entry to find or add. */
  readonly #wantedEntry = Buffer.alloc(entryByteCount)

  /** Sets the wanted entry to an object's key. @returns false for any other key */
  #setWantedEntry(key: string): boolean {
    const [, kind, digest] = objectKeyPattern.exec(key) ?? []
    if (kind === undefined || digest === undefined) return false
    if (!this.#kinds.includes(kind)) this.#kinds.push(kind)
    this.#wantedEntry[0] = this.#kinds.indexOf(kind) + 1
    this.#wantedEntry.write(digest, 1, 'hex')
    return true
  }

  /** Returns the offset of the wanted entry, or of the free entry in which it would be stored. */
  #findWantedOffset(): number {
    const entryCapacity = this.#table.length / entryByteCount
    let entryIndex = this.#wantedEntry.readUInt32LE(1) % entryCapacity
    for (;;) {
      const offset = entryIndex * entryByteCount
      if (this.#table[offset] === 0) return offset
      if (this.#table.compare(this.#wantedEntry, 0, entryByteCount, offset, offset + entryByteCount) === 0)
        return offset
      entryIndex = (entryIndex + 1) % entryCapacity
    }
  }

  #addWantedEntry(): void {
    const offset = this.#findWantedOffset()
    if (this.#table[offset] === 0) this.#entryCount++
    this.#wantedEntry.copy(this.#table, offset)
  }

  #doubleTable(): void {
    const oldTable = this.#table
    this.#table = Buffer.alloc(oldTable.length * 2)
    this.#entryCount = 0
    for (let oldOffset = 0; oldOffset < oldTable.length; oldOffset += entryByteCount)
      if (oldTable[oldOffset] !== 0) {
        oldTable.copy(this.#wantedEntry, 0, oldOffset, oldOffset + entryByteCount)
        this.#addWantedEntry()
      }
  }

  has(key: string): boolean {
    return this.#setWantedEntry(key) ? this.#table[this.#findWantedOffset()] !== 0 : this.#otherKeys.has(key)
  }

  add(key: string): void {
    // Searching is slow in a table that is more than three quarters full.
    if (this.#entryCount * entryByteCount * 4 > this.#table.length * 3) this.#doubleTable()
    if (this.#setWantedEntry(key)) this.#addWantedEntry()
    else this.#otherKeys.add(key)
  }
}
