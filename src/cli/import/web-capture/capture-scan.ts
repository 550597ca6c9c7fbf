import type { SourcedEvent, SourceFile } from '../importer.ts'
import type { CaptureIndex } from './pages/capture-index.ts'
import { classifyRecord } from './pages/classify-record.ts'
import { PositionDescriber } from './pages/position-describer.ts'
import { createRejectionEvent, createSkippedEvent } from './pages/sourced-events.ts'
import type { UnreadableRecord, WarcRecord } from './records/record.ts'
import { openSectionReader, readRecords } from './records/records.ts'
import type { WarcFile } from './records/warc-file.ts'

/** Maximum number of captures per file: an index of more would not fit into memory. */
const maxCaptures = 1_000_000

/** Scans WARC files: indexes their captures, and reports skipped and rejected records. */
export class CaptureScanner {
  readonly #index: CaptureIndex
  readonly #positionDescriber: PositionDescriber
  readonly #files: readonly WarcFile[]

  constructor(files: readonly WarcFile[], index: CaptureIndex) {
    this.#files = files
    this.#index = index
    this.#positionDescriber = new PositionDescriber(files)
  }

  /** Scans the WARC file at this index. */
  async *scanFile(fileIndex: number): AsyncGenerator<SourcedEvent> {
    const { bytes, source } = this.#files[fileIndex] as WarcFile
    const maxCaptureCount = this.#index.captureCount + maxCaptures
    const sections = await openSectionReader(bytes)
    for await (const record of readRecords(fileIndex, sections)) {
      const event =
        'reason' in record ? this.#createRejection(fileIndex, record) : this.#indexRecord(record, source)
      if (event) yield event
      if (this.#index.captureCount > maxCaptureCount) break
    }
    await sections.close()
    if (this.#index.captureCount > maxCaptureCount)
      yield createRejectionEvent(
        source,
        null,
        'contains over a million pages and pictures, so the rest was not read: divide the file, for example with `warcio extract`',
      )
  }

  #createRejection(fileIndex: number, { section, start, reason }: UnreadableRecord): SourcedEvent {
    const { source } = this.#files[fileIndex] as WarcFile
    return createRejectionEvent(
      source,
      this.#positionDescriber.describeUnreadableStart(fileIndex, section, start),
      reason,
    )
  }

  /** Indexes a record, or reports the reason not to; only counts records that accompany captures. */
  #indexRecord(record: WarcRecord, source: SourceFile): SourcedEvent | null {
    const recordClass = classifyRecord(record)
    const { fields } = record.header
    if (!record.hasStatedLength) this.#index.wrongLengthCount++
    if (recordClass === null) this.#index.countAccompanying(fields.get('warc-type') ?? '')
    else if ('kind' in recordClass) this.#index.addCapture(recordClass)
    else {
      const target = (fields.get('warc-target-uri') ?? fields.get('warc-record-id') ?? '').slice(0, 2048)
      const recordName =
        target.replace(/^<(.*)>$/, '$1') || this.#positionDescriber.describeRecord(record.position)
      if ('why' in recordClass) return createSkippedEvent(source, recordName, recordClass.why)
      return createRejectionEvent(
        source,
        `${recordName} (${this.#positionDescriber.describeRecord(record.position)})`,
        recordClass.reason,
      )
    }
    return null
  }
}
