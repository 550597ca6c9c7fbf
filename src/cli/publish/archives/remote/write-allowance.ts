import { ArchiveError } from '../../store/archive-error.ts'
import { todayInUtc, type UploadJournal } from './upload-journal.ts'

/**
 * The number of values that may still be written today: Cloudflare's free plan allows 1,000 per day and rejects
 * further writes.
 */
export class WriteAllowance {
  /** Objects that could not be written today. */
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
    const writtenToday = this.#journal.record.writesByDay.get(todayInUtc()) ?? 0
    return Math.max(0, this.#limit - writtenToday - this.#pending)
  }

  /**
   * Returns the keys that may be written now, and counts the others in `unwrittenCount`. Leaves one write for the
   * pointer.
   */
  reserveWrites(keys: readonly string[]): string[] {
    const reservedKeys = keys.slice(0, Math.max(0, this.#remaining - 1))
    this.unwrittenCount += keys.length - reservedKeys.length
    this.#pending += reservedKeys.length
    return reservedKeys
  }

  /** Moves allowed writes out of `#pending`, once they are in the journal. */
  confirmWrites(count: number): void {
    this.#pending -= count
  }

  /** @throws ArchiveError if objects remain unwritten, or not even the pointer may be written */
  checkComplete(): void {
    if (this.unwrittenCount === 0 && this.#remaining > 0) return
    const remainingWrites = this.unwrittenCount + 1
    const daysNeeded = Math.ceil(remainingWrites / (this.#limit ?? 1))
    throw new ArchiveError(
      `the limit of ${this.#limit} writes a day is reached: ${remainingWrites} ${remainingWrites === 1 ? 'is' : 'are'} left, for ${daysNeeded} more day${daysNeeded === 1 ? '' : 's'}. Readers still see the previous release. Publish again after midnight UTC: it continues where it stopped`,
    )
  }
}
