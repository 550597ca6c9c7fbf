import { copyAgainRemedy, DamageError } from '../../source/damage-error.ts'
import type { RecordPosition } from './record.ts'
import { openSectionReader } from './records.ts'
import type { SectionReader } from './sections.ts'
import type { WarcFile } from './warc-file.ts'

const maxBlockBytes = 64 * 1024 * 1024

/** Reads the blocks of records again; cheapest in the file's order. */
export class BlockReader {
  readonly #files: readonly WarcFile[]
  #openFile: { fileIndex: number; sections: SectionReader } | null = null
  #lastBlock: { position: RecordPosition; bytes: Buffer } | null = null

  constructor(files: readonly WarcFile[]) {
    this.#files = files
  }

  async #openSections(fileIndex: number): Promise<SectionReader> {
    if (this.#openFile?.fileIndex === fileIndex) return this.#openFile.sections
    await this.close()
    const { bytes } = this.#files[fileIndex] as WarcFile
    const sections = await openSectionReader(bytes)
    this.#openFile = { fileIndex, sections }
    return sections
  }

  /** Returns the block of a record, or the reason why it cannot be read. */
  async readBlock(position: RecordPosition): Promise<{ bytes: Buffer } | { reason: string }> {
    const { fileIndex, section, blockStart } = position
    const length = position.end - blockStart
    // Revisits of one record are read in a row.
    if (this.#lastBlock?.position === position) return this.#lastBlock
    this.#lastBlock = null
    if (length > maxBlockBytes)
      return { reason: 'is larger than 64 MiB, the limit for one page or picture: leave it out' }
    const sections = await this.#openSections(fileIndex)
    try {
      await sections.goTo(section, blockStart)
      const bytes = await sections.reader.take(length)
      if (bytes.length < length) return { reason: `is cut short: ${copyAgainRemedy}` }
      this.#lastBlock = { position, bytes }
      return this.#lastBlock
    } catch (error) {
      if (error instanceof DamageError) return { reason: error.message }
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#openFile?.sections.close()
    this.#openFile = null
  }
}
