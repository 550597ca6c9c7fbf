import path from 'node:path'
import type { RecordPosition } from '../records/record.ts'
import type { Section } from '../records/sections.ts'
import type { WarcFile } from '../records/warc-file.ts'
import type { Capture } from './capture.ts'

/** Says where records are in the file that was given and is kept. */
export class RecordLocator {
  readonly #volumes: readonly WarcFile[]

  constructor(volumes: readonly WarcFile[]) {
    this.#volumes = volumes
  }

  #in(volume: number, where: string): string {
    const name = this.#volumes[volume]?.name ?? null
    return name === null ? where : `${name} ${where}`
  }

  /** A record, for a person and for a program that reads it again. */
  describeRecord({ volume, section, start: describeStart, end }: RecordPosition): string {
    const length = end - describeStart
    if (!section.gzip) return this.#in(volume, `offset ${describeStart} length ${length}`)
    const member = `offset ${section.at} length ${section.length ?? 'unknown'}`
    const only = section.records === 1
    return this.#in(volume, only ? member : `${member}, inflated offset ${describeStart} length ${length}`)
  }

  /** A record, for a reader of the file that `home` is in. */
  describeRecordFrom(home: RecordPosition, place: RecordPosition): string {
    const [a, b] = [this.#volumes[home.volume]?.source.file, this.#volumes[place.volume]?.source.file]
    return a === b || b === undefined
      ? this.describeRecord(place)
      : `${path.basename(b)} ${this.describeRecord(place)}`
  }

  /** Where something begins that is no record. */
  start(volume: number, section: Section | null, start: number): string | null {
    if (section === null) return this.#volumes[volume]?.name ?? null
    if (!section.gzip) return this.#in(volume, `offset ${start}`)
    return this.#in(volume, `offset ${section.at}${start === 0 ? '' : `, inflated offset ${start}`}`)
  }

  /** A capture that is refused. */
  describeCapture({ url, place }: Capture): string {
    return `${url} (${this.describeRecord(place)})`
  }
}
