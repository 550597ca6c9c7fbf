import type { Reading } from '../importer.ts'
import { classify } from './classify.ts'
import type { Findings } from './findings.ts'
import type { BadRecord, WarcRecord } from './record.ts'
import { openSections, recordsOf } from './records.ts'
import type { Survey } from './survey.ts'
import type { Volume } from './volume.ts'
import { Whereabouts } from './whereabouts.ts'

/** What one file may hold: an index of more would not fit the memory. */
const mostCaptures = 1_000_000

/** The first reading: fills the survey, and says what is left out and refused. */
export class FirstReading {
  readonly #survey: Survey
  readonly #findings: Findings
  readonly #whereabouts: Whereabouts
  readonly #volumes: readonly Volume[]

  constructor(volumes: readonly Volume[], survey: Survey, findings: Findings) {
    this.#volumes = volumes
    this.#survey = survey
    this.#findings = findings
    this.#whereabouts = new Whereabouts(volumes)
  }

  async *read(): AsyncGenerator<Reading> {
    for (const [index, { bytes }] of this.#volumes.entries()) {
      const sections = await openSections(bytes)
      for await (const record of recordsOf(index, sections)) {
        const reading = 'reason' in record ? this.#refuse(index, record) : this.#judge(record)
        if (reading) yield reading
        if (this.#survey.size > mostCaptures) break
      }
      await sections.close()
      if (this.#survey.size <= mostCaptures) continue
      return yield this.#findings.rejection(
        null,
        'holds over a million pages and pictures: the rest was not read',
      )
    }
  }

  #refuse(volume: number, { section, start, reason }: BadRecord): Reading {
    return this.#findings.rejection(this.#whereabouts.start(volume, section, start), reason)
  }

  /** Notes a record; what is neither wanted nor refused is silent. */
  #judge(record: WarcRecord): Reading | null {
    const judged = classify(record)
    const { fields } = record.header
    if (!record.asStated) this.#survey.wrongLengths++
    if (judged === null) this.#survey.accompany(fields.get('warc-type') ?? '')
    else if ('kind' in judged) this.#survey.add(judged)
    else {
      const target = (fields.get('warc-target-uri') ?? fields.get('warc-record-id') ?? '').slice(0, 2048)
      const name = target.replace(/^<(.*)>$/, '$1') || this.#whereabouts.place(record.place)
      if ('why' in judged) return this.#findings.skipped(name, judged.why)
      return this.#findings.rejection(`${name} (${this.#whereabouts.place(record.place)})`, judged.reason)
    }
    return null
  }
}
