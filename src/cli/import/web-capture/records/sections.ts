import { ByteReader } from '../../source/byte-reader.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { RewindBudget } from '../../source/damage-error.ts'

/** A stretch of a file whose records are read one after the other: a plain file, or one gzip member. */
export interface Section {
  /** Its offset in the file. */
  at: number
  /** Its length in the file, once it was read to its end. */
  length: number | null
  gzip: boolean
  /** How many records were found in it. */
  records: number
  /** Why nothing can be read in it. */
  damage: string | null
}

/** A section in which nothing was read yet. */
export const createSection = (at: number, gzip: boolean, damage: string | null = null): Section => ({
  at,
  length: null,
  gzip,
  records: 0,
  damage,
})

/** Goes through the sections of a file. */
export interface Sections {
  /** Reads the current section; another one after `next` and `goTo`. */
  readonly reader: ByteReader
  /** Whether `goTo` costs nothing. */
  readonly seekable: boolean
  /** The next section, or `null`. */
  next(): Promise<Section | null>
  /** Lets `reader` read a section from a position, or from its end where that comes first. */
  goTo(section: Section, position: number): Promise<void>
  close(): Promise<void>
}

/** What is this near is read rather than sought. */
export const readAheadBytes = 64 * 1024

/** A file without compression is one section. */
export class PlainSections implements Sections {
  readonly #bytes: ByteSource
  readonly #rewinds = new RewindBudget()
  #section: Section | null = createSection(0, false)
  reader: ByteReader

  constructor(bytes: ByteSource) {
    this.#bytes = bytes
    this.reader = new ByteReader(bytes.stream(0))
  }

  get seekable(): boolean {
    return this.#bytes.seekable
  }

  async next(): Promise<Section | null> {
    const section = this.#section
    this.#section = null
    return section
  }

  async goTo(_section: Section, position: number): Promise<void> {
    const ahead = position - this.reader.position
    if (ahead < 0 || (this.seekable && ahead > readAheadBytes)) {
      if (!this.seekable) this.#rewinds.take()
      await this.reader.close()
      // The byte before is read, so that a position behind the end is not reached.
      const from = Math.max(0, position - 1)
      this.reader = new ByteReader(this.#bytes.stream(from), from)
    }
    await this.reader.skipTo(position)
  }

  close(): Promise<void> {
    return this.reader.close()
  }
}
