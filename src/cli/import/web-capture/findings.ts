import type { Rejection, Remark, Skipped } from '../importer.ts'

/** Words for what a file gave beside articles. */
export class Findings {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  skipped(record: string, why: string): Skipped {
    return { kind: 'skipped', file: this.#file, why, record }
  }

  rejection(record: string | null, reason: string): Rejection {
    return { kind: 'rejection', file: this.#file, line: 1, record, reason }
  }

  remark(text: string): Remark {
    return { kind: 'remark', file: this.#file, text }
  }
}
