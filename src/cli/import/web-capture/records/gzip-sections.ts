import { ByteReader } from '../../source/byte-reader.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { DamageError, RewindBudget } from '../../source/damage-error.ts'
import { gzipMagic, gzipMember, isGzip } from '../../source/gzip-member.ts'
import { readBeginning, sampleBytes } from './read-beginning.ts'
import { createSection, readAheadBytes, type Section, type Sections } from './sections.ts'

/** How many places that only look like the beginning of a member are tried. */
const mostTries = 100_000

async function* none(): AsyncGenerator<Uint8Array> {}

/** A compressed file: each gzip member is a section; what is damaged is passed over. */
export class GzipSections implements Sections {
  readonly seekable = false
  readonly #bytes: ByteSource
  readonly #rewinds = new RewindBudget()
  #raw: ByteReader
  #section: Section | null = null
  #tries = 0
  reader = new ByteReader(none())

  constructor(bytes: ByteSource) {
    this.#bytes = bytes
    this.#raw = new ByteReader(bytes.stream(0))
  }

  async next(): Promise<Section | null> {
    const abandoned = this.#section !== null && this.#section.length === null
    if (this.#section && abandoned) await this.#rawTo(this.#section.at + 1)
    this.#section = null
    await this.#raw.skipOver([0])
    const from = this.#raw.position
    const found = await this.#toMember()
    const passed = this.#raw.position - from
    // What follows damage was reported with it.
    if (passed > 0 && !abandoned) return createSection(from, true, `is no gzip member, for ${passed} bytes`)
    if (!found) return null
    this.#section = createSection(from + passed, true)
    await this.#begin(this.#section)
    return this.#section
  }

  /** Goes to the next member that begins with a record, or to the end. Whether there is one. */
  async #toMember(): Promise<boolean> {
    while (await this.#toMagic()) {
      if (/^\s*WARC\//.test(readBeginning(await this.#raw.peek(sampleBytes)))) return true
      this.#raw.consume(1)
      if (++this.#tries > mostTries)
        throw new DamageError('too much is no record: what follows was not read', true)
    }
    return false
  }

  /** Goes to what may be the beginning of a member. */
  async #toMagic(): Promise<boolean> {
    for (;;) {
      if (isGzip(await this.#raw.peek(gzipMagic.length))) return true
      const ahead = await this.#raw.peek(readAheadBytes)
      const found = ahead.indexOf(gzipMagic)
      if (found >= 0) this.#raw.consume(found)
      if (found >= 0) return true
      this.#raw.consume(ahead.length < readAheadBytes ? ahead.length : ahead.length - gzipMagic.length + 1)
      if (await this.#raw.isAtEnd()) return false
    }
  }

  async #begin(section: Section): Promise<void> {
    await this.reader.close()
    await this.#rawTo(section.at)
    this.reader = new ByteReader(this.#member(section))
  }

  async *#member(section: Section): AsyncGenerator<Uint8Array> {
    yield* gzipMember(this.#raw)
    section.length = this.#raw.position - section.at
  }

  async #rawTo(position: number): Promise<void> {
    await this.reader.close()
    const { seekable } = this.#bytes
    const ahead = position - this.#raw.position
    if (ahead >= 0 && !(seekable && ahead > readAheadBytes)) return this.#raw.skipTo(position)
    if (!seekable) this.#rewinds.take()
    await this.#raw.close()
    this.#raw = new ByteReader(this.#bytes.stream(position), position)
  }

  async goTo(section: Section, position: number): Promise<void> {
    const same = this.#section?.at === section.at
    if (!same || position < this.reader.position) {
      if (same) this.#rewinds.take()
      await this.#begin(section)
      this.#section = section
    }
    await this.reader.skipTo(position)
  }

  async close(): Promise<void> {
    await this.reader.close()
    await this.#raw.close()
  }
}
