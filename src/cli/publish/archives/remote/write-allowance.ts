import { ArchiveError } from '../../store/archive-error.ts'
import { getUtcDay, type UploadJournal } from './upload-journal.ts'

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
  #pendingWriteCount = 0

  constructor(dailyLimit: number | null, journal: UploadJournal) {
    this.#dailyLimit = dailyLimit
    this.#journal = journal
  }

  get #remainingWriteCount(): number {
    if (this.#dailyLimit === null) return Number.POSITIVE_INFINITY
    const writeCountToday = this.#journal.record.writesByDay.get(getUtcDay()) ?? 0
    return Math.max(0, this.#dailyLimit - writeCountToday - this.#pendingWriteCount)
  }

  /**
   * Returns the keys that may be written now, and counts the others in `unwrittenCount`. Leaves one write for the
   * pointer.
   */
  reserveWritableKeys(keys: readonly string[]): string[] {
    const reservedKeys = keys.slice(0, Math.max(0, this.#remainingWriteCount - 1))
    this.unwrittenCount += keys.length - reservedKeys.length
    this.#pendingWriteCount += reservedKeys.length
    return reservedKeys
  }

  /** Moves allowed writes out of `#pendingWriteCount`, once they are in the journal. */
  confirmWrites(writeCount: number): void {
    this.#pendingWriteCount -= writeCount
  }

  /** @throws ArchiveError if objects remain unwritten, or not even the pointer may be written */
  checkAllWritten(): void {
    if (this.unwrittenCount === 0 && this.#remainingWriteCount > 0) return
    const missingWriteCount = this.unwrittenCount + 1
    const daysNeeded = Math.ceil(missingWriteCount / (this.#dailyLimit ?? 1))
    throw new ArchiveError(
      `the limit of ${this.#dailyLimit} writes a day is reached: ${missingWriteCount} more ${missingWriteCount === 1 ? 'write needs' : 'writes need'} ${daysNeeded} more day${daysNeeded === 1 ? '' : 's'}. Readers still see the previous release. Publish again after midnight UTC: it continues where it stopped`,
    )
  }
}
