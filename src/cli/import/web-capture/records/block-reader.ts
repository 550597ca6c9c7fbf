import { DamageError } from '../../source/damage-error.ts'
import type { RecordPosition } from './record.ts'
import { openSections } from './records.ts'
import type { Sections } from './sections.ts'
import type { WarcFile } from './warc-file.ts'

const largest = 64 * 1024 * 1024

/** Reads the blocks of records again; cheapest in the order of the file. */
export class BlockReader {
  readonly #volumes: readonly WarcFile[]
  #open: { volume: number; sections: Sections } | null = null
  #last: { place: RecordPosition; bytes: Buffer } | null = null

  constructor(volumes: readonly WarcFile[]) {
    this.#volumes = volumes
  }

  async #sections(volume: number): Promise<Sections> {
    if (this.#open?.volume === volume) return this.#open.sections
    await this.close()
    const { bytes } = this.#volumes[volume] as WarcFile
    const sections = await openSections(bytes)
    this.#open = { volume, sections }
    return sections
  }

  /** The block of a record, or why it cannot be read. */
  async read(place: RecordPosition): Promise<{ bytes: Buffer } | { reason: string }> {
    const { volume, section, blockStart } = place
    const length = place.end - blockStart
    // Revisits of one record come one after the other.
    if (this.#last?.place === place) return this.#last
    this.#last = null
    if (length > largest) return { reason: 'is larger than 64 MiB' }
    const sections = await this.#sections(volume)
    try {
      await sections.goTo(section, blockStart)
      const bytes = await sections.reader.take(length)
      if (bytes.length < length) return { reason: 'is cut short' }
      this.#last = { place, bytes }
      return this.#last
    } catch (error) {
      if (error instanceof DamageError) return { reason: error.message }
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#open?.sections.close()
    this.#open = null
  }
}
