/** Thrown where bytes turn out to be damaged while they are streamed; caught where a record is read, never further. */
export class DamageError extends Error {
  /** Whether nothing that follows can be read either. */
  readonly final: boolean

  constructor(reason: string, final = false) {
    super(reason)
    this.final = final
  }
}

/** How often a stream that cannot seek may be read again from its start. */
const mostRewinds = 64

/** Keeps a file that lies about its lengths from being read for ever. */
export class RewindBudget {
  #left = mostRewinds

  /** @throws {DamageError} when there were too many */
  take(): void {
    if (this.#left-- <= 0) throw new DamageError('too many wrong lengths: what follows was not read', true)
  }
}
