import path from 'node:path'
import type { RecordPosition } from '../records/record.ts'
import type { Section } from '../records/sections.ts'
import type { WarcFile } from '../records/warc-file.ts'
import type { Capture } from './capture.ts'

/** Describes the positions of records in the stored file. */
export class PositionDescriber {
  readonly #warcFiles: readonly WarcFile[]

  constructor(warcFiles: readonly WarcFile[]) {
    this.#warcFiles = warcFiles
  }

  #describeInFile(fileIndex: number, positionText: string): string {
    const nameInWacz = this.#warcFiles[fileIndex]?.nameInWacz ?? null
    return nameInWacz === null ? positionText : `${nameInWacz} ${positionText}`
  }

  /** Describes a record's position so that people and programs can find it again. */
  describeRecord({ fileIndex, section, offsetInSection, endOffset }: RecordPosition): string {
    const recordText = `offset ${offsetInSection} length ${endOffset - offsetInSection}`
    if (!section.isGzip) return this.#describeInFile(fileIndex, recordText)
    const memberText = `offset ${section.offset} length ${section.length ?? 'unknown'}`
    const isOnlyRecord = section.recordCount === 1
    const positionText = isOnlyRecord ? memberText : `${memberText}, inflated ${recordText}`
    return this.#describeInFile(fileIndex, positionText)
  }

  /** Describes a record's position. Names its file if the record at `basePosition` is in another one. */
  describeRecordRelativeTo(basePosition: RecordPosition, position: RecordPosition): string {
    const basePath = this.#warcFiles[basePosition.fileIndex]?.source.file
    const recordPath = this.#warcFiles[position.fileIndex]?.source.file
    return basePath === recordPath || recordPath === undefined
      ? this.describeRecord(position)
      : `${path.basename(recordPath)} ${this.describeRecord(position)}`
  }

  /**
   * Describes the start of unreadable bytes, `offset` bytes into a section. If the section is unknown,
   * returns the name of the WARC file in its WACZ, or `null` if it is not in a WACZ.
   */
  describeUnreadableStart(fileIndex: number, section: Section | null, offset: number): string | null {
    if (section === null) return this.#warcFiles[fileIndex]?.nameInWacz ?? null
    if (!section.isGzip) return this.#describeInFile(fileIndex, `offset ${offset}`)
    const inflatedText = offset === 0 ? '' : `, inflated offset ${offset}`
    return this.#describeInFile(fileIndex, `offset ${section.offset}${inflatedText}`)
  }

  /** Describes a capture by its URL and its record's position. */
  describeCapture({ url, position }: Capture): string {
    return `${url} (${this.describeRecord(position)})`
  }
}
