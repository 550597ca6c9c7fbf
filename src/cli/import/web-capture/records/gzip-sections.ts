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
  readonly #rewinds = new RewindBudget()
  #raw: ByteReader
  #section: Section | null = null
  #tries = 0
  reader = new ByteReader(emptyStream())

  constructor(bytes: ByteSource) {
    this.#bytes = bytes
    this.#raw = new ByteReader(bytes.stream(0))
  }

  async next(): Promise<Section | null> {
    const isAbandoned = this.#section !== null && this.#section.length === null
    if (this.#section && isAbandoned) await this.#skipRawTo(this.#section.offset + 1)
    this.#section = null
    await this.#raw.skipOver([0])
    const sectionStart = this.#raw.position
    const hasMember = await this.#skipToMember()
    const skippedBytes = this.#raw.position - sectionStart
    // Bytes after damage were reported with it.
    if (skippedBytes > 0 && !isAbandoned)
      return createSection(
        sectionStart,
        true,
        `contains bytes outside its gzip data (${skippedBytes}), which were skipped: ${copyAgainRemedy}`,
      )
    if (!hasMember) return null
    this.#section = createSection(sectionStart + skippedBytes, true)
    await this.#beginSection(this.#section)
    return this.#section
  }

  /** Skips to the next member that begins with a record; false at the end of the file. */
  async #skipToMember(): Promise<boolean> {
    while (await this.#skipToMagic()) {
      if (/^\s*WARC\//.test(readBeginning(await this.#raw.peek(sampleByteCount)))) return true
      this.#raw.consume(1)
      if (++this.#tries > maxFalseMembers)
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
      if (isGzip(await this.#raw.peek(gzipMagic.length))) return true
      const aheadBytes = await this.#raw.peek(readAheadBytes)
      const magicIndex = aheadBytes.indexOf(gzipMagic)
      if (magicIndex >= 0) this.#raw.consume(magicIndex)
      if (magicIndex >= 0) return true
      this.#raw.consume(
        aheadBytes.length < readAheadBytes ? aheadBytes.length : aheadBytes.length - gzipMagic.length + 1,
      )
      if (await this.#raw.isAtEnd()) return false
    }
  }

  async #beginSection(section: Section): Promise<void> {
    await this.reader.close()
    await this.#skipRawTo(section.offset)
    this.reader = new ByteReader(this.#openMember(section))
  }

  async *#openMember(section: Section): AsyncGenerator<Uint8Array> {
    yield* inflateGzipMember(this.#raw)
    section.length = this.#raw.position - section.offset
  }

  async #skipRawTo(position: number): Promise<void> {
    await this.reader.close()
    const { isSeekable } = this.#bytes
    const distance = position - this.#raw.position
    if (distance >= 0 && !(isSeekable && distance > readAheadBytes)) return this.#raw.skipTo(position)
    if (!isSeekable) this.#rewinds.take()
    await this.#raw.close()
    this.#raw = new ByteReader(this.#bytes.stream(position), position)
  }

  async goTo(section: Section, position: number): Promise<void> {
    const isSameSection = this.#section?.offset === section.offset
    if (!isSameSection || position < this.reader.position) {
      if (isSameSection) this.#rewinds.take()
      await this.#beginSection(section)
      this.#section = section
    }
    await this.reader.skipTo(position)
  }

  async close(): Promise<void> {
    await this.reader.close()
    await this.#raw.close()
  }
}
