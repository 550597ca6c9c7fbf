import { ByteReader } from '../../source/byte-reader.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { copyAgainRemedy, DamageError, RewindBudget } from '../../source/damage-error.ts'
import { gzipMagic, inflateGzipMember, isGzip } from '../../source/gzip-member.ts'
import { readBeginning, sampleByteCount } from './read-beginning.ts'
import { createSection, readAheadBytes, type Section, type SectionReader } from './sections.ts'

/** Maximum number of damaged or false gzip headers that are tried in a file. */
const maxFalseMembers = 100_000

async function* emptyStream(): AsyncGenerator<Uint8Array> {}

/** The sections of a compressed file: its gzip members. Damaged parts are skipped. */
export class GzipSectionReader implements SectionReader {
  readonly isSeekable = false
  readonly #bytes: ByteSource
  readonly #rewindBudget = new RewindBudget()
  #compressedReader: ByteReader
  #currentSection: Section | null = null
  #falseMemberCount = 0
  reader = new ByteReader(emptyStream())

  constructor(bytes: ByteSource) {
    this.#bytes = bytes
    this.#compressedReader = new ByteReader(bytes.stream(0))
  }

  async nextSection(): Promise<Section | null> {
    const isAbandoned = this.#currentSection !== null && this.#currentSection.length === null
    if (this.#currentSection && isAbandoned) await this.#skipCompressedTo(this.#currentSection.offset + 1)
    this.#currentSection = null
    await this.#compressedReader.skipOver([0])
    const sectionStart = this.#compressedReader.position
    const hasMember = await this.#skipToRecordMember()
    const skippedBytes = this.#compressedReader.position - sectionStart
    // Bytes after damage were reported with it.
    if (skippedBytes > 0 && !isAbandoned)
      return createSection(
        sectionStart,
        true,
        `contains bytes outside its gzip data (${skippedBytes}), which were skipped: ${copyAgainRemedy}`,
      )
    if (!hasMember) return null
    this.#currentSection = createSection(sectionStart + skippedBytes, true)
    await this.#beginSection(this.#currentSection)
    return this.#currentSection
  }

  /** Skips to the next member that begins with a record; false at the end of the file. */
  async #skipToRecordMember(): Promise<boolean> {
    while (await this.#skipToMagic()) {
      if (/^\s*WARC\//.test(readBeginning(await this.#compressedReader.peek(sampleByteCount)))) return true
      this.#compressedReader.consume(1)
      if (++this.#falseMemberCount > maxFalseMembers)
        throw new DamageError(
          `contains too many bytes outside WARC records, so the rest was not read: ${copyAgainRemedy}`,
          true,
        )
    }
    return false
  }

  /** Skips to a possible beginning of a member; false at the end of the file. */
  async #skipToMagic(): Promise<boolean> {
    for (;;) {
      if (isGzip(await this.#compressedReader.peek(gzipMagic.length))) return true
      const aheadBytes = await this.#compressedReader.peek(readAheadBytes)
      const magicIndex = aheadBytes.indexOf(gzipMagic)
      if (magicIndex >= 0) this.#compressedReader.consume(magicIndex)
      if (magicIndex >= 0) return true
      this.#compressedReader.consume(
        aheadBytes.length < readAheadBytes ? aheadBytes.length : aheadBytes.length - gzipMagic.length + 1,
      )
      if (await this.#compressedReader.isAtEnd()) return false
    }
  }

  async #beginSection(section: Section): Promise<void> {
    await this.reader.close()
    await this.#skipCompressedTo(section.offset)
    this.reader = new ByteReader(this.#openMember(section))
  }

  async *#openMember(section: Section): AsyncGenerator<Uint8Array> {
    yield* inflateGzipMember(this.#compressedReader)
    section.length = this.#compressedReader.position - section.offset
  }

  async #skipCompressedTo(position: number): Promise<void> {
    await this.reader.close()
    const { isSeekable } = this.#bytes
    const distance = position - this.#compressedReader.position
    if (distance >= 0 && !(isSeekable && distance > readAheadBytes))
      return this.#compressedReader.skipTo(position)
    if (!isSeekable) this.#rewindBudget.spendRewind()
    await this.#compressedReader.close()
    this.#compressedReader = new ByteReader(this.#bytes.stream(position), position)
  }

  async goTo(section: Section, position: number): Promise<void> {
    const isSameSection = this.#currentSection?.offset === section.offset
    if (!isSameSection || position < this.reader.position) {
      if (isSameSection) this.#rewindBudget.spendRewind()
      await this.#beginSection(section)
      this.#currentSection = section
    }
    await this.reader.skipTo(position)
  }

  async close(): Promise<void> {
    await this.reader.close()
    await this.#compressedReader.close()
  }
}
