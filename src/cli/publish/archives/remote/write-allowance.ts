import { ArchiveError } from '../../store/archive-error.ts'
import { today, type UploadJournal } from './upload-journal.ts'

/** The number of values that may still be written today: Cloudflare's free plan allows 1,000 a day, and refuses the next. */
export class WriteAllowance {
  /** Objects that had to be left for another day. */
  left = 0
  readonly #limit: number | null
  readonly #journal: UploadJournal
  /** Writes that were allowed and are not in the journal yet. */
  #pending = 0

  constructor(limit: number | null, journal: UploadJournal) {
    this.#limit = limit
    this.#journal = journal
  }

  get #remaining(): number {
    if (this.#limit === null) return Number.POSITIVE_INFINITY
    const written = this.#journal.record.writes.get(today()) ?? 0
    return Math.max(0, this.#limit - written - this.#pending)
  }

  /** Returns the keys that may be written now, and leaves the others. One write is reserved for the pointer. */
  take(keys: readonly string[]): string[] {
    const taken = keys.slice(0, Math.max(0, this.#remaining - 1))
    this.left += keys.length - taken.length
    this.#pending += taken.length
    return taken
  }

  /** Called when writes that were taken are in the journal. */
  confirm(count: number): void {
    this.#pending -= count
  }

  /** @throws ArchiveError when objects were left, or not even the pointer may be written */
  check(): void {
    if (this.left === 0 && this.#remaining > 0) return
    const writes = this.left + 1
    const days = Math.ceil(writes / (this.#limit ?? 1))
    throw new ArchiveError(
      `the limit of ${this.#limit} writes a day is reached: ${writes} ${writes === 1 ? 'is' : 'are'} left, for ${days} more day${days === 1 ? '' : 's'}. Readers still see the release before. Publish again after midnight UTC: it continues where it stopped`,
    )
  }
}
