import type { Rejection } from '../../importer.ts'

/** Cause of a rejection: the text is not JSON, or the record's kind is unknown. */
export type RejectionCause = 'fault' | 'unknown'

/** A rejection of a value, with its line. */
export type RejectionOnLine = Rejection & { line: number }

/** Merges consecutive rejections of the same cause: a broken file of a thousand lines has one fault, not a thousand. */
export class RejectionRun {
  #first: Rejection | null = null
  #kind: RejectionCause = 'fault'
  #more = 0
  #lastLine = 0

  /** Adds a rejection. Returns the merged rejection of the run that it ends, if any. */
  add(kind: RejectionCause, rejection: RejectionOnLine): Rejection[] {
    const endedRun = this.#kind === kind ? [] : this.end()
    if (this.#first === null) [this.#first, this.#kind] = [rejection, kind]
    else this.#more++
    this.#lastLine = rejection.line
    return endedRun
  }

  /** Ends the run, at an article or at the end of the file. */
  end(): Rejection[] {
    const [first, otherCount] = [this.#first, this.#more]
    ;[this.#first, this.#more] = [null, 0]
    if (first === null) return []
    const suffix = otherCount === 0 ? '' : ` (and ${otherCount} more, up to line ${this.#lastLine})`
    return [{ ...first, reason: first.reason + suffix }]
  }
}
