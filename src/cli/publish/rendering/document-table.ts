import type { DocumentLocation } from './cached-article.ts'

/**
 * A reference to the JSON of an article's document: its location in the cache, or its text. Both are `null` until the
 * document is created.
 */
export interface DocumentReference {
  /** Empty until the document is created. */
  documentDigest: string
  /** URLs in the article's body that lead into the archive. */
  archiveUrls: readonly string[]
  location: DocumentLocation | null
  text: string | null
}

/**
 * Numbers of bytes in a digest and in a row. A row contains a SHA-256 digest, the number of a pack (0 if the document
 * has no location), and the document's start and length in the pack.
 */
const [digestByteCount, rowByteCount] = [32, 46]

const noDigest = '0'.repeat(2 * digestByteCount)

/**
 * The digests and cache locations of articles' documents, by position. Each takes 46 bytes outside the heap; as
 * objects, those of 400,000 articles would take 100 MB. URLs and texts are stored separately, because few documents
 * have any.
 */
export class DocumentTable {
  #rowBuffer = Buffer.alloc(1024 * rowByteCount)
  #rowCount = 0
  readonly #packNames: string[] = []
  readonly #archiveUrlsByPosition = new Map<number, readonly string[]>()
  readonly #textByPosition = new Map<number, string>()

  get length(): number {
    return this.#rowCount
  }

  push(reference: DocumentReference): void {
    if ((this.#rowCount + 1) * rowByteCount > this.#rowBuffer.length)
      this.#rowBuffer = Buffer.concat([this.#rowBuffer, Buffer.alloc(this.#rowBuffer.length)])
    this.set(this.#rowCount++, reference)
  }

  set(position: number, { documentDigest, archiveUrls, location, text }: DocumentReference): void {
    const rowOffset = position * rowByteCount
    this.#rowBuffer.write(documentDigest || noDigest, rowOffset, 'hex')
    if (location && !this.#packNames.includes(location.pack)) this.#packNames.push(location.pack)
    this.#rowBuffer.writeUInt16LE(
      location ? this.#packNames.indexOf(location.pack) + 1 : 0,
      rowOffset + digestByteCount,
    )
    this.#rowBuffer.writeDoubleLE(location?.start ?? 0, rowOffset + digestByteCount + 2)
    this.#rowBuffer.writeUInt32LE(location?.length ?? 0, rowOffset + digestByteCount + 10)
    if (archiveUrls.length > 0) this.#archiveUrlsByPosition.set(position, archiveUrls)
    else this.#archiveUrlsByPosition.delete(position)
    if (text !== null) this.#textByPosition.set(position, text)
    else this.#textByPosition.delete(position)
  }

  #locationAt(locationOffset: number): DocumentLocation | null {
    const pack = this.#packNames[this.#rowBuffer.readUInt16LE(locationOffset) - 1]
    if (pack === undefined) return null
    return {
      pack,
      start: this.#rowBuffer.readDoubleLE(locationOffset + 2),
      length: this.#rowBuffer.readUInt32LE(locationOffset + 10),
    }
  }

  /** Returns the reference at a position. @throws Error if there is none */
  at(position: number): DocumentReference {
    if (position < 0 || position >= this.#rowCount) throw new Error(`there is no document ${position}`)
    const rowOffset = position * rowByteCount
    const digest = this.#rowBuffer.toString('hex', rowOffset, rowOffset + digestByteCount)
    return {
      documentDigest: digest === noDigest ? '' : digest,
      archiveUrls: this.#archiveUrlsByPosition.get(position) ?? [],
      location: this.#locationAt(rowOffset + digestByteCount),
      text: this.#textByPosition.get(position) ?? null,
    }
  }
}
