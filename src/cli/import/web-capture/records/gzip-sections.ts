import { ByteReader } from '../../source/byte-reader.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { copyAgainRemedy, DamageError, RewindBudget } from '../../source/damage-error.ts'
import { gzipMagic, inflateGzipMember, isGzip } from '../../source/gzip-member.ts'
import { maxSampleByteCount, readUnpackedBeginning } from './read-unpacked-beginning.ts'
import { createSection, maxReadAheadBytes, type Section, type SectionReader } from './sections.ts'

/** Maximum number of damaged or false gzip headers to try in a file. */
const maxFalseMemberCount = 100_000

async function* createEmptyStream(): AsyncGenerator<Uint8Array> {}

/** Reads the sections of a compressed file, which are its gzip members. Skips damaged parts. */
export class GzipSectionReader implements SectionReader {
  readonly isSeekable = false
  readonly #byteSource: ByteSource
  readonly #rewindBudget = new RewindBudget()
  #compressedReader: ByteReader
  #currentSection: Section | null = null
  #falseMemberCount = 0
  byteReader = new ByteReader(createEmptyStream())

  constructor(byteSource: ByteSource) {
    this.#byteSource = byteSource
    this.#compressedReader = new ByteReader(byteSource.streamFrom(0))
  }

  async nextSection(): Promise<Section | null> {
    const wasSectionAbandoned = this.#currentSection !== null && this.#currentSection.length === null
    if (this.#currentSection && wasSectionAbandoned)
      await this.#seekCompressedTo(this.#currentSection.offset + 1)
    this.#currentSection = null
    await this.#compressedReader.skipOverBytes([0])
    const sectionOffset = this.#compressedReader.position
    const hasMember = await this.#skipToRecordMember()
    const skippedByteCount = this.#compressedReader.position - sectionOffset
    // Bytes that follow damage were already reported with it.
    if (skippedByteCount > 0 && !wasSectionAbandoned)
      return createSection(
        sectionOffset,
        true,
        `contains ${skippedByteCount} bytes outside its gzip data, which were skipped: ${copyAgainRemedy}`,
      )
    if (!hasMember) return null
    this.#currentSection = createSection(sectionOffset + skippedByteCount, true)
    await this.#beginSection(this.#currentSection)
    return this.#currentSection
  }

  /** Skips to the next gzip member that begins with a record. Returns false if the file ends first. */
  async #skipToRecordMember(): Promise<boolean> {
    while (await this.#skipToGzipMagic()) {
      if (
        /^\s*WARC\//.test(readUnpackedBeginning(await this.#compressedReader.peekAtLeast(maxSampleByteCount)))
      )
        return true
      this.#compressedReader.consume(1)
      if (++this.#falseMemberCount > maxFalseMemberCount)
        throw new DamageError(
          `contains too many bytes outside WARC records, so the rest was not read: ${copyAgainRemedy}`,
          true,
        )
    }
    return false
  }

  /** Skips to what may be the beginning of a gzip member. Returns false if the file ends first. */
  async #skipToGzipMagic(): Promise<boolean> {
    for (;;) {
      if (isGzip(await this.#compressedReader.peekAtLeast(gzipMagic.length))) return true
      const aheadBytes = await this.#compressedReader.peekAtLeast(maxReadAheadBytes)
      const magicIndex = aheadBytes.indexOf(gzipMagic)
      if (magicIndex >= 0) this.#compressedReader.consume(magicIndex)
      if (magicIndex >= 0) return true
      this.#compressedReader.consume(
        aheadBytes.length < maxReadAheadBytes ? aheadBytes.length : aheadBytes.length - gzipMagic.length + 1,
      )
      if (await this.#compressedReader.isAtEnd()) return false
    }
  }

  async #beginSection(section: Section): Promise<void> {
    await this.byteReader.close()
    await this.#seekCompressedTo(section.offset)
    this.byteReader = new ByteReader(this.#inflateMember(section))
  }

  async *#inflateMember(section: Section): AsyncGenerator<Uint8Array> {
    yield* inflateGzipMember(this.#compressedReader)
    section.length = this.#compressedReader.position - section.offset
  }

  async #seekCompressedTo(compressedOffset: number): Promise<void> {
    await this.byteReader.close()
    const { isSeekable } = this.#byteSource
    const distance = compressedOffset - this.#compressedReader.position
    if (distance >= 0 && !(isSeekable && distance > maxReadAheadBytes))
      return this.#compressedReader.skipTo(compressedOffset)
    if (!isSeekable) this.#rewindBudget.spendRewind()
    await this.#compressedReader.close()
    this.#compressedReader = new ByteReader(this.#byteSource.streamFrom(compressedOffset), compressedOffset)
  }

  async seekTo(section: Section, offsetInSection: number): Promise<void> {
    const isSameSection = this.#currentSection?.offset === section.offset
    if (!isSameSection || offsetInSection < this.byteReader.position) {
      if (isSameSection) this.#rewindBudget.spendRewind()
      await this.#beginSection(section)
      this.#currentSection = section
    }
    await this.byteReader.skipTo(offsetInSection)
  }

  async close(): Promise<void> {
    await this.byteReader.close()
    await this.#compressedReader.close()
  }
}
