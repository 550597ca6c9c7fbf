import { copyAgainRemedy, DamageError } from '../../source/damage-error.ts'
import type { RecordPosition } from './record.ts'
import { openSectionReader } from './records.ts'
import type { SectionReader } from './sections.ts'
import type { WarcFile } from './warc-file.ts'

const maxBlockBytes = 64 * 1024 * 1024

/** Reads the blocks of records again. Fastest if they are read in the order of the files. */
export class BlockReader {
  readonly #warcFiles: readonly WarcFile[]
  #openFile: { fileIndex: number; sectionReader: SectionReader } | null = null
  #lastBlock: { position: RecordPosition; bytes: Buffer } | null = null

  constructor(warcFiles: readonly WarcFile[]) {
    this.#warcFiles = warcFiles
  }

  async #openSectionReader(fileIndex: number): Promise<SectionReader> {
    if (this.#openFile?.fileIndex === fileIndex) return this.#openFile.sectionReader
    await this.close()
    const { byteSource } = this.#warcFiles[fileIndex] as WarcFile
    const sectionReader = await openSectionReader(byteSource)
    this.#openFile = { fileIndex, sectionReader }
    return sectionReader
  }

  /** Returns the block of a record, or the reason why it cannot be read. */
  async readBlock(position: RecordPosition): Promise<{ bytes: Buffer } | { reason: string }> {
    const { fileIndex, section, blockOffset } = position
    const blockLength = position.endOffset - blockOffset
    // Captures with the same payload record are read in succession.
    if (this.#lastBlock?.position === position) return this.#lastBlock
    this.#lastBlock = null
    if (blockLength > maxBlockBytes)
      return { reason: 'is larger than 64 MiB, the limit for one page or picture: ignore it' }
    const sectionReader = await this.#openSectionReader(fileIndex)
    try {
      await sectionReader.seekTo(section, blockOffset)
      const bytes = await sectionReader.byteReader.read(blockLength)
      if (bytes.length < blockLength) return { reason: `is cut short: ${copyAgainRemedy}` }
      this.#lastBlock = { position, bytes }
      return this.#lastBlock
    } catch (error) {
      if (error instanceof DamageError) return { reason: error.message }
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#openFile?.sectionReader.close()
    this.#openFile = null
  }
}
