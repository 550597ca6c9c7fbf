import { ArchiveError } from '../../store/archive-error.ts'
import { today, type UploadJournal } from './upload-journal.ts'

/** How many values may be written today: the free plan allows 1,000 a day, and says no to the next. */
export class WriteAllowance {
  /** Objects that had to be left for another day. */
  left = 0
  readonly #limit: number | null
  readonly #journal: UploadJournal
  /** Asked for, and not in the journal yet. */
  #promised = 0

  constructor(limit: number | null, journal: UploadJournal) {
    this.#limit = limit
    this.#journal = journal
  }

  get #free(): number {
    if (this.#limit === null) return Number.POSITIVE_INFINITY
    const written = this.#journal.record.writes.get(today()) ?? 0
    return Math.max(0, this.#limit - written - this.#promised)
  }

  /** As many of these as may be sent now; one write is kept for the pointer. The others are left. */
  take(keys: readonly string[]): string[] {
    const taken = keys.slice(0, Math.max(0, this.#free - 1))
    this.left += keys.length - taken.length
    this.#promised += taken.length
    return taken
  }

  /** What was taken is in the journal now. */
  noted(count: number): void {
    this.#promised -= count
  }

  /** @throws Refusal when objects were left, or not even the pointer may be written */
  check(): void {
    if (this.left === 0 && this.#free > 0) return
    const rest = this.left === 0 ? 'the pointer alone is' : `${this.left} objects and the pointer are`
    const days = Math.ceil((this.left + 1) / (this.#limit ?? 1))
    throw new ArchiveError(
      `the limit of ${this.#limit} writes a day is reached: ${rest} left, for ${days} more day${days === 1 ? '' : 's'}. The release that was served is served. Publish again after midnight UTC: it goes on where it stopped`,
    )
  }
}
