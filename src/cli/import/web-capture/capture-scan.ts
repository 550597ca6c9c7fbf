import type { SourcedEvent, SourceFile } from '../importer.ts'
import type { CaptureIndex } from './pages/capture-index.ts'
import { classifyRecord } from './pages/classify-record.ts'
import { RecordLocator } from './pages/record-locator.ts'
import { rejectionEvent, skippedEvent } from './pages/sourced-events.ts'
import type { UnreadableRecord, WarcRecord } from './records/record.ts'
import { openSections, readRecords } from './records/records.ts'
import type { WarcFile } from './records/warc-file.ts'

/** What one file may hold: an index of more would not fit the memory. */
const mostCaptures = 1_000_000

/** The first reading of WARC files: fills the survey, and says what is left out and refused. */
export class CaptureScan {
  readonly #survey: CaptureIndex
  readonly #whereabouts: RecordLocator
  readonly #volumes: readonly WarcFile[]

  constructor(volumes: readonly WarcFile[], survey: CaptureIndex) {
    this.#volumes = volumes
    this.#survey = survey
    this.#whereabouts = new RecordLocator(volumes)
  }

  /** Reads the volume at this index. */
  async *read(index: number): AsyncGenerator<SourcedEvent> {
    const { bytes, source } = this.#volumes[index] as WarcFile
    const most = this.#survey.size + mostCaptures
    const sections = await openSections(bytes)
    for await (const record of readRecords(index, sections)) {
      const event = 'reason' in record ? this.#refuse(index, record) : this.#judge(record, source)
      if (event) yield event
      if (this.#survey.size > most) break
    }
    await sections.close()
    if (this.#survey.size > most)
      yield rejectionEvent(source, null, 'holds over a million pages and pictures: the rest was not read')
  }

  #refuse(volume: number, { section, start, reason }: UnreadableRecord): SourcedEvent {
    const { source } = this.#volumes[volume] as WarcFile
    return rejectionEvent(source, this.#whereabouts.start(volume, section, start), reason)
  }

  /** Notes a record; what is neither wanted nor refused is silent. */
  #judge(record: WarcRecord, source: SourceFile): SourcedEvent | null {
    const judged = classifyRecord(record)
    const { fields } = record.header
    if (!record.hasStatedLength) this.#survey.wrongLengths++
    if (judged === null) this.#survey.countAccompanying(fields.get('warc-type') ?? '')
    else if ('kind' in judged) this.#survey.add(judged)
    else {
      const target = (fields.get('warc-target-uri') ?? fields.get('warc-record-id') ?? '').slice(0, 2048)
      const name = target.replace(/^<(.*)>$/, '$1') || this.#whereabouts.describeRecord(record.position)
      if ('why' in judged) return skippedEvent(source, name, judged.why)
      return rejectionEvent(
        source,
        `${name} (${this.#whereabouts.describeRecord(record.position)})`,
        judged.reason,
      )
    }
    return null
  }
}
