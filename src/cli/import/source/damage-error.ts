export const copyAgainRemedy = 'copy or download the file again'

/** Thrown if streamed bytes turn out to be damaged. The reader of a record catches it. */
export class DamageError extends Error {
  /** True if nothing after the damage can be read either. */
  readonly isFinal: boolean

  constructor(reason: string, isFinal = false) {
    super(reason)
    this.isFinal = isFinal
  }
}

/** Maximum number of times that a stream without seeking is restarted. */
const maxRewinds = 64

/** Limits the number of times that a file with wrong lengths is read again from its start. */
export class RewindBudget {
  #remainingRewindCount = maxRewinds

  /**
   * Counts a restart.
   * @throws DamageError after too many restarts
   */
  spendRewind(): void {
    if (this.#remainingRewindCount-- <= 0)
      throw new DamageError(
        'states wrong lengths for too many records, so the rest was not read: unpack it (a .warc.gz with `gunzip`, a .wacz with `unzip`), and import the unpacked file',
        true,
      )
  }
}
