import type { DocumentLocation } from './cached-article.ts'

/** The JSON of an article's document, by its location in the cache or as text. Both are `null` until it is made. */
export interface DocumentReference {
  /** Empty until the document is made. */
  documentDigest: string
  /** URLs in the article's body that lead into the archive. */
  archiveUrls: readonly string[]
  location: DocumentLocation | null
  text: string | null
}

/** Bytes of a row: a SHA-256, the number of the pack (0: no location), and the start and length of the text in it. */
const [digestByteCount, rowByteCount] = [32, 46]

const noDigest = '0'.repeat(2 * digestByteCount)

/**
 * The digests and cache locations of articles' documents, by position: 46 bytes each, outside the heap, since as objects
 * those of 400,000 articles would take 100 MB. Links and texts are kept apart, since only a few documents have any here.
 */
export class DocumentTable {
  #rows = Buffer.alloc(1024 * rowByteCount)
  #length = 0
  readonly #packs: string[] = []
  readonly #archiveUrlsByPosition = new Map<number, readonly string[]>()
  readonly #textByPosition = new Map<number, string>()

  get length(): number {
    return this.#length
  }

  push(reference: DocumentReference): void {
    if ((this.#length + 1) * rowByteCount > this.#rows.length)
      this.#rows = Buffer.concat([this.#rows, Buffer.alloc(this.#rows.length)])
    this.set(this.#length++, reference)
  }

  set(position: number, { documentDigest, archiveUrls, location, text }: DocumentReference): void {
    const offset = position * rowByteCount
    this.#rows.write(documentDigest || noDigest, offset, 'hex')
    if (location && !this.#packs.includes(location.pack)) this.#packs.push(location.pack)
    this.#rows.writeUInt16LE(location ? this.#packs.indexOf(location.pack) + 1 : 0, offset + digestByteCount)
    this.#rows.writeDoubleLE(location?.start ?? 0, offset + digestByteCount + 2)
    this.#rows.writeUInt32LE(location?.length ?? 0, offset + digestByteCount + 10)
    if (archiveUrls.length > 0) this.#archiveUrlsByPosition.set(position, archiveUrls)
    else this.#archiveUrlsByPosition.delete(position)
    if (text !== null) this.#textByPosition.set(position, text)
    else this.#textByPosition.delete(position)
  }

  #locationAt(offset: number): DocumentLocation | null {
    const pack = this.#packs[this.#rows.readUInt16LE(offset) - 1]
    if (pack === undefined) return null
    return { pack, start: this.#rows.readDoubleLE(offset + 2), length: this.#rows.readUInt32LE(offset + 10) }
  }

  /** @throws for a position without a document */
  at(position: number): DocumentReference {
    if (position < 0 || position >= this.#length) throw new Error(`there is no document ${position}`)
    const offset = position * rowByteCount
    const digest = this.#rows.toString('hex', offset, offset + digestByteCount)
    return {
      documentDigest: digest === noDigest ? '' : digest,
      archiveUrls: this.#archiveUrlsByPosition.get(position) ?? [],
      location: this.#locationAt(offset + digestByteCount),
      text: this.#textByPosition.get(position) ?? null,
    }
  }
}
