import { ArchiveError } from '../../store/archive-error.ts'
import { todayInUtc, type UploadJournal } from './upload-journal.ts'

/**
 * The number of values that may still be written today: Cloudflare's free plan allows 1,000 per day and refuses the
 * rest.
 */
export class WriteAllowance {
  /** Objects left for another day. */
  unwrittenCount = 0
  readonly #limit: number | null
  readonly #journal: UploadJournal
  /** Allowed writes that are not in the journal yet. */
  #pending = 0

  constructor(limit: number | null, journal: UploadJournal) {
    this.#limit = limit
    this.#journal = journal
  }

  get #remaining(): number {
    if (this.#limit === null) return Number.POSITIVE_INFINITY
    const written = this.#journal.record.writesByDay.get(todayInUtc()) ?? 0
    return Math.max(0, this.#limit - written - this.#pending)
  }

  /** Returns the keys that may be written now, and counts the others as left. Reserves one write for the pointer. */
  reserveWrites(keys: readonly string[]): string[] {
    const taken = keys.slice(0, Math.max(0, this.#remaining - 1))
    this.unwrittenCount += keys.length - taken.length
    this.#pending += taken.length
    return taken
  }

  /** Moves allowed writes out of `#pending`, once they are in the journal. */
  confirmWrites(count: number): void {
    this.#pending -= count
  }

  /** @throws ArchiveError if objects were left, or even the pointer may not be written */
  checkComplete(): void {
    if (this.unwrittenCount === 0 && this.#remaining > 0) return
    const writes = this.unwrittenCount + 1
    const days = Math.ceil(writes / (this.#limit ?? 1))
    throw new ArchiveError(
      `the limit of ${this.#limit} writes a day is reached: ${writes} ${writes === 1 ? 'is' : 'are'} left, for ${days} more day${days === 1 ? '' : 's'}. Readers still see the previous release. Publish again after midnight UTC: it continues where it stopped`,
    )
  }
}
