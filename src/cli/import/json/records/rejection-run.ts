import type { Rejection } from '../../importer.ts'
import { countNoun } from '../../text/count-noun.ts'

export type RejectionCause = 'invalid JSON' | 'unknown kind'

/** A rejection whose line is known. */
export type RejectionWithLine = Rejection & { line: number }

/**
 * Merges consecutive rejections with the same cause, so that a broken file of a thousand lines has one fault, not a
 * thousand.
 */
export class RejectionRun {
  #firstRejection: RejectionWithLine | null = null
  #cause: RejectionCause = 'invalid JSON'
  #otherCount = 0
  #lastLine = 0

  /**
   * Adds a rejection. If its cause differs from the current run's, first ends that run and returns its merged
   * rejection.
   */
  addAndTakeEndedRun(cause: RejectionCause, rejection: RejectionWithLine): Rejection[] {
    const endedRunRejections = this.#cause === cause ? [] : this.endRun()
    if (this.#firstRejection === null) [this.#firstRejection, this.#cause] = [rejection, cause]
    else this.#otherCount++
    this.#lastLine = rejection.line
    return endedRunRejections
  }

  /** Ends the run, at an article or at the end of the file, and returns its merged rejection, if any. */
  endRun(): Rejection[] {
    const [firstRejection, otherCount] = [this.#firstRejection, this.#otherCount]
    ;[this.#firstRejection, this.#otherCount] = [null, 0]
    if (firstRejection === null) return []
    if (otherCount === 0) return [firstRejection]
    const others = countNoun(otherCount, this.#cause === 'invalid JSON' ? 'more fault' : 'more record')
    const place = this.#lastLine === firstRejection.line ? ' on this line' : `, up to line ${this.#lastLine}`
    return [{ ...firstRejection, reason: `${firstRejection.reason} (and ${others}${place})` }]
  }
}
