import path from 'node:path'
import type { RecordPosition } from '../records/record.ts'
import type { Section } from '../records/sections.ts'
import type { WarcFile } from '../records/warc-file.ts'
import type { Capture } from './capture.ts'

/** Describes the positions of records in the stored file. */
export class PositionDescriber {
  readonly #files: readonly WarcFile[]

  constructor(files: readonly WarcFile[]) {
    this.#files = files
  }

  #describeInFile(fileIndex: number, position: string): string {
    const name = this.#files[fileIndex]?.nameInWacz ?? null
    return name === null ? position : `${name} ${position}`
  }

  /** Describes a record's position, for people and for programs that read it again. */
  describeRecord({ fileIndex, section, start, end }: RecordPosition): string {
    const length = end - start
    if (!section.isGzip) return this.#describeInFile(fileIndex, `offset ${start} length ${length}`)
    const member = `offset ${section.offset} length ${section.length ?? 'unknown'}`
    const isOnlyRecord = section.recordCount === 1
    return this.#describeInFile(
      fileIndex,
      isOnlyRecord ? member : `${member}, inflated offset ${start} length ${length}`,
    )
  }

  /** Describes a record's position for a reader of the file that contains the record `home`. */
  describeRecordFrom(home: RecordPosition, position: RecordPosition): string {
    const [a, b] = [this.#files[home.fileIndex]?.source.file, this.#files[position.fileIndex]?.source.file]
    return a === b || b === undefined
      ? this.describeRecord(position)
      : `${path.basename(b)} ${this.describeRecord(position)}`
  }

  /** Describes the start of unreadable bytes. */
  describeUnreadableStart(fileIndex: number, section: Section | null, start: number): string | null {
    if (section === null) return this.#files[fileIndex]?.nameInWacz ?? null
    if (!section.isGzip) return this.#describeInFile(fileIndex, `offset ${start}`)
    return this.#describeInFile(
      fileIndex,
      `offset ${section.offset}${start === 0 ? '' : `, inflated offset ${start}`}`,
    )
  }

  /** Describes a rejected capture. */
  describeCapture({ url, position }: Capture): string {
    return `${url} (${this.describeRecord(position)})`
  }
}
