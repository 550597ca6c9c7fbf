import { ArchiveError } from '../../store/archive-error.ts'
import { getUtcDay, type UploadJournal } from './upload-journal.ts'

/** Daily allowance of KV writes. Cloudflare's free plan allows 1,000 writes per day and rejects any more. */
export class WriteAllowance {
  /** Number of objects that exceed today's allowance. */
  unwrittenCount = 0
  readonly #dailyLimit: number | null
  readonly #journal: UploadJournal
  /** Number of reserved writes that are not in the journal yet. */
  #pendingWriteCount = 0

  constructor(dailyLimit: number | null, journal: UploadJournal) {
    this.#dailyLimit = dailyLimit
    this.#journal = journal
  }

  get #remainingWriteCount(): number {
    if (this.#dailyLimit === null) return Number.POSITIVE_INFINITY
    const writeCountToday = this.#journal.state.writeCountByDay.get(getUtcDay()) ?? 0
    return Math.max(0, this.#dailyLimit - writeCountToday - this.#pendingWriteCount)
  }

  /**
   * Reserves a write for each key that the allowance permits, and leaves one write for the pointer. Counts the other
   * keys in `unwrittenCount`. @returns the keys that may be written
   */
  reserveWritableKeys(keys: readonly string[]): string[] {
    const reservedKeys = keys.slice(0, Math.max(0, this.#remainingWriteCount - 1))
    this.unwrittenCount += keys.length - reservedKeys.length
    this.#pendingWriteCount += reservedKeys.length
    return reservedKeys
  }

  /** Ends the reservation of writes that are now counted in the journal. */
  endReservation(writeCount: number): void {
    this.#pendingWriteCount -= writeCount
  }

  /** Checks that all objects could be written and that the pointer still can be. @throws ArchiveError otherwise */
  checkAllWritten(): void {
    if (this.unwrittenCount === 0 && this.#remainingWriteCount > 0) return
    const missingWriteCount = this.unwrittenCount + 1
    // Each day leaves one write for the pointer, which only the last day uses.
    const daysNeeded = Math.ceil(Math.max(1, this.unwrittenCount) / Math.max(1, (this.#dailyLimit ?? 1) - 1))
    throw new ArchiveError(
      `the limit of ${this.#dailyLimit} writes a day has been reached: ${missingWriteCount} more ${missingWriteCount === 1 ? 'write needs' : 'writes need'} ${daysNeeded} more day${daysNeeded === 1 ? '' : 's'}. Readers see no change until then. Run the same command again after midnight UTC: it continues where it stopped`,
    )
  }
}
