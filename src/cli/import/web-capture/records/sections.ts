import { ByteReader } from '../../source/byte-reader.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { RewindBudget } from '../../source/damage-error.ts'

/**
 * A part of a file that is read from its start to its end: a gzip member, or an uncompressed file as a whole.
 */
export interface Section {
  /** Offset in the file. */
  offset: number
  /** Length in the file; `null` until the section has been read to its end. */
  length: number | null
  isGzip: boolean
  /** Number of records read from the section so far. */
  recordCount: number
  /** Reason why the section is unreadable; `null` if it is readable. */
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
  /** Reads the current section. `nextSection` and `seekTo` can replace it. */
  readonly byteReader: ByteReader
  /** True if `seekTo` is cheap in both directions. */
  readonly isSeekable: boolean
  /** Returns the next section; `null` after the last one. */
  nextSection(): Promise<Section | null>
  /** Moves `byteReader` to a position in a section, or to the section's end if that comes first. */
  seekTo(section: Section, offsetInSection: number): Promise<void>
  close(): Promise<void>
}

/** Maximum distance, in bytes, to skip by reading instead of seeking. */
export const maxReadAheadBytes = 64 * 1024

/** Reads an uncompressed file as one section. */
export class PlainSectionReader implements SectionReader {
  readonly #byteSource: ByteSource
  readonly #rewindBudget = new RewindBudget()
  #unreadSection: Section | null = createSection(0, false)
  byteReader: ByteReader

  constructor(byteSource: ByteSource) {
    this.#byteSource = byteSource
    this.byteReader = new ByteReader(byteSource.streamFrom(0))
  }

  get isSeekable(): boolean {
    return this.#byteSource.isSeekable
  }

  async nextSection(): Promise<Section | null> {
    const section = this.#unreadSection
    this.#unreadSection = null
    return section
  }

  async seekTo(_section: Section, offsetInSection: number): Promise<void> {
    const distance = offsetInSection - this.byteReader.position
    if (distance < 0 || (this.isSeekable && distance > maxReadAheadBytes)) {
      if (!this.isSeekable) this.#rewindBudget.spendRewind()
      await this.byteReader.close()
      // Starts one byte early, so that a position past the end of the file does not count as reached.
      const streamOffset = Math.max(0, offsetInSection - 1)
      this.byteReader = new ByteReader(this.#byteSource.streamFrom(streamOffset), streamOffset)
    }
    await this.byteReader.skipTo(offsetInSection)
  }

  close(): Promise<void> {
    return this.byteReader.close()
  }
}
