import { ArchiveError } from '../../store/archive-error.ts'
import { todayInUtc, type UploadJournal } from './upload-journal.ts'

/**
 * The number of values that may still be written today: Cloudflare's free plan allows 1,000 per day and rejects
 * further writes.
 */
export class WriteAllowance {
  /** Objects that could not be written today. */
  unwrittenCount = 0
  readonly #dailyLimit: number | null
  readonly #journal: UploadJournal
  /** Allowed writes that are not in the journal yet. */
  #pendingWrites = 0

  constructor(limit: number | null, journal: UploadJournal) {
    this.#dailyLimit = limit
    this.#journal = journal
  }

  get #remainingWrites(): number {
    if (this.#dailyLimit === null) return Number.POSITIVE_INFINITY
    const writtenToday = this.#journal.record.writesByDay.get(todayInUtc()) ?? 0
    return Math.max(0, this.#dailyLimit - writtenToday - this.#pendingWrites)
  }

  /**
   * Returns the keys that may be written now, and counts the others in `unwrittenCount`. Leaves one write for the
   * pointer.
   */
  takeWritableKeys(keys: readonly string[]): string[] {
    const reservedKeys = keys.slice(0, Math.max(0, this.#remainingWrites - 1))
    this.unwrittenCount += keys.length - reservedKeys.length
    this.#pendingWrites += reservedKeys.length
    return reservedKeys
  }

  /** Moves allowed writes out of `#pendingWrites`, once they are in the journal. */
  confirmWrites(count: number): void {
    this.#pendingWrites -= count
  }

  /** @throws ArchiveError if objects remain unwritten, or not even the pointer may be written */
  checkAllWritten(): void {
    if (this.unwrittenCount === 0 && this.#remainingWrites > 0) return
    const remainingWrites = this.unwrittenCount + 1
    const daysNeeded = Math.ceil(remainingWrites / (this.#dailyLimit ?? 1))
    throw new ArchiveError(
      `the limit of ${this.#dailyLimit} writes a day is reached: ${remainingWrites} ${remainingWrites === 1 ? 'is' : 'are'} left, for ${daysNeeded} more day${daysNeeded === 1 ? '' : 's'}. Readers still see the previous release. Publish again after midnight UTC: it continues where it stopped`,
    )
  }
}
