import { ByteReader } from '../../source/byte-reader.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { RewindBudget } from '../../source/damage-error.ts'

/** A part of a file that is read from its start to its end: one gzip member, or the whole of an uncompressed file. */
export interface Section {
  /** Offset in the file. */
  offset: number
  /** Length in the file; `null` until the section has been read to its end. */
  length: number | null
  isGzip: boolean
  /** Number of records read from the section so far. */
  recordCount: number
  /** The reason why the section is unreadable. */
  damageReason: string | null
}

export const createSection = (
  offset: number,
  isGzip: boolean,
  damageReason: string | null = null,
): Section => ({
  offset,
  length: null,
  isGzip,
  recordCount: 0,
  damageReason,
})

/** Reads the sections of a file. */
export interface SectionReader {
  /** Reads the current section; replaced by `nextSection` and `goTo`. */
  readonly reader: ByteReader
  /** True when `goTo` costs nothing. */
  readonly isSeekable: boolean
  /** Returns the next section, or `null`. */
  nextSection(): Promise<Section | null>
  /** Moves `reader` to a position in a section, or to its end where that comes first. */
  goTo(section: Section, position: number): Promise<void>
  close(): Promise<void>
}

/** Shorter distances, in bytes, are read instead of sought. */
export const readAheadBytes = 64 * 1024

/** An uncompressed file, which is one section. */
export class PlainSectionReader implements SectionReader {
  readonly #bytes: ByteSource
  readonly #rewindBudget = new RewindBudget()
  #section: Section | null = createSection(0, false)
  reader: ByteReader

  constructor(bytes: ByteSource) {
    this.#bytes = bytes
    this.reader = new ByteReader(bytes.stream(0))
  }

  get isSeekable(): boolean {
    return this.#bytes.isSeekable
  }

  async nextSection(): Promise<Section | null> {
    const section = this.#section
    this.#section = null
    return section
  }

  async goTo(_section: Section, position: number): Promise<void> {
    const distance = position - this.reader.position
    if (distance < 0 || (this.isSeekable && distance > readAheadBytes)) {
      if (!this.isSeekable) this.#rewindBudget.spendRewind()
      await this.reader.close()
      // Reads the byte before, so that a position past the end is not reached.
      const from = Math.max(0, position - 1)
      this.reader = new ByteReader(this.#bytes.stream(from), from)
    }
    await this.reader.skipTo(position)
  }

  close(): Promise<void> {
    return this.reader.close()
  }
}
