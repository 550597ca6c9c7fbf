import type { SourcedEvent, SourceFile } from '../importer.ts'
import type { CaptureIndex } from './pages/capture-index.ts'
import { classifyRecord } from './pages/classify-record.ts'
import { PositionDescriber } from './pages/position-describer.ts'
import { createRejectionEvent, createSkippedEvent } from './pages/sourced-events.ts'
import type { UnreadableRecord, WarcRecord } from './records/record.ts'
import { openSectionReader, readRecords } from './records/records.ts'
import type { WarcFile } from './records/warc-file.ts'

/** Maximum number of captures per file. A larger index would not fit into memory. */
const maxCapturesPerFile = 1_000_000

/** Scans WARC files: indexes their captures, and reports skipped and rejected records. */
export class CaptureScanner {
  readonly #index: CaptureIndex
  readonly #positionDescriber: PositionDescriber
  readonly #warcFiles: readonly WarcFile[]
  /** Number of records that state a wrong length, by file. */
  readonly wrongLengthRecordCountBySource = new Map<SourceFile, number>()

  constructor(warcFiles: readonly WarcFile[], index: CaptureIndex) {
    this.#warcFiles = warcFiles
    this.#index = index
    this.#positionDescriber = new PositionDescriber(warcFiles)
  }

  /** Scans the WARC file at `fileIndex`. */
  async *scanFile(fileIndex: number): AsyncGenerator<SourcedEvent> {
    const { byteSource, source } = this.#warcFiles[fileIndex] as WarcFile
    const maxTotalCaptureCount = this.#index.captureCount + maxCapturesPerFile
    const sectionReader = await openSectionReader(byteSource)
    for await (const record of readRecords(fileIndex, sectionReader)) {
      const event =
        'reason' in record
          ? this.#createUnreadableRecordRejection(fileIndex, record)
          : this.#indexRecordOrCreateEvent(record, source)
      if (event) yield event
      if (this.#index.captureCount > maxTotalCaptureCount) break
    }
    await sectionReader.close()
    if (this.#index.captureCount > maxTotalCaptureCount)
      yield createRejectionEvent(
        source,
        null,
        'contains over a million pages and pictures, so the rest was not read: unpack the file, divide it with `split -b 2000m`, and import its parts with --as web-capture (of each cut, one page is lost)',
      )
  }

  #createUnreadableRecordRejection(
    fileIndex: number,
    { section, offsetInSection, reason }: UnreadableRecord,
  ): SourcedEvent {
    const { source } = this.#warcFiles[fileIndex] as WarcFile
    return createRejectionEvent(
      source,
      this.#positionDescriber.describeUnreadableStart(fileIndex, section, offsetInSection),
      reason,
    )
  }

  /**
   * Indexes a capture, or counts a record that only accompanies captures. Returns an event with the reason if
   * the record is skipped or rejected, and `null` otherwise.
   */
  #indexRecordOrCreateEvent(record: WarcRecord, source: SourceFile): SourcedEvent | null {
    const classification = classifyRecord(record)
    const { fields } = record.header
    if (!record.isLengthCorrect)
      this.wrongLengthRecordCountBySource.set(
        source,
        (this.wrongLengthRecordCountBySource.get(source) ?? 0) + 1,
      )
    if (classification === 'accompanies captures')
      this.#index.countAccompanyingRecord(fields.get('warc-type') ?? '')
    else if ('kind' in classification) this.#index.addCapture(classification)
    else {
      const targetOrId = (fields.get('warc-target-uri') ?? fields.get('warc-record-id') ?? '').slice(0, 2048)
      const recordName =
        targetOrId.replace(/^<(.*)>$/, '$1') || this.#positionDescriber.describeRecord(record.position)
      if ('skipReason' in classification)
        return createSkippedEvent(source, recordName, classification.skipReason)
      return createRejectionEvent(
        source,
        `${recordName} (${this.#positionDescriber.describeRecord(record.position)})`,
        classification.rejectionReason,
      )
    }
    return null
  }
}
