import type { SourcedEvent, SourceFile } from '../importer.ts'
import { classify } from './pages/classify.ts'
import { rejection, skipped } from './pages/findings.ts'
import type { Survey } from './pages/survey.ts'
import { Whereabouts } from './pages/whereabouts.ts'
import type { BadRecord, WarcRecord } from './records/record.ts'
import { openSections, recordsOf } from './records/records.ts'
import type { Volume } from './records/volume.ts'

/** What one file may hold: an index of more would not fit the memory. */
const mostCaptures = 1_000_000

/** The first reading of WARC files: fills the survey, and says what is left out and refused. */
export class FirstReading {
  readonly #survey: Survey
  readonly #whereabouts: Whereabouts
  readonly #volumes: readonly Volume[]

  constructor(volumes: readonly Volume[], survey: Survey) {
    this.#volumes = volumes
    this.#survey = survey
    this.#whereabouts = new Whereabouts(volumes)
  }

  /** Reads the volume at this index. */
  async *read(index: number): AsyncGenerator<SourcedEvent> {
    const { bytes, source } = this.#volumes[index] as Volume
    const most = this.#survey.size + mostCaptures
    const sections = await openSections(bytes)
    for await (const record of recordsOf(index, sections)) {
      const event = 'reason' in record ? this.#refuse(index, record) : this.#judge(record, source)
      if (event) yield event
      if (this.#survey.size > most) break
    }
    await sections.close()
    if (this.#survey.size > most)
      yield rejection(source, null, 'holds over a million pages and pictures: the rest was not read')
  }

  #refuse(volume: number, { section, start, reason }: BadRecord): SourcedEvent {
    const { source } = this.#volumes[volume] as Volume
    return rejection(source, this.#whereabouts.start(volume, section, start), reason)
  }

  /** Notes a record; what is neither wanted nor refused is silent. */
  #judge(record: WarcRecord, source: SourceFile): SourcedEvent | null {
    const judged = classify(record)
    const { fields } = record.header
    if (!record.asStated) this.#survey.wrongLengths++
    if (judged === null) this.#survey.accompany(fields.get('warc-type') ?? '')
    else if ('kind' in judged) this.#survey.add(judged)
    else {
      const target = (fields.get('warc-target-uri') ?? fields.get('warc-record-id') ?? '').slice(0, 2048)
      const name = target.replace(/^<(.*)>$/, '$1') || this.#whereabouts.place(record.place)
      if ('why' in judged) return skipped(source, name, judged.why)
      return rejection(source, `${name} (${this.#whereabouts.place(record.place)})`, judged.reason)
    }
    return null
  }
}
