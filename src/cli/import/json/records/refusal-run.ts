import type { Rejection } from '../../importer.ts'

/** Why a part of a JSON file gave no article: it is not JSON, or no record of a kind that is known. */
export type RefusalKind = 'fault' | 'unknown'

/** Refusals of one kind that follow each other are one: a broken file of a thousand lines has one fault, not a thousand. */
export class RefusalRun {
  #first: Rejection | null = null
  #kind: RefusalKind = 'fault'
  #more = 0
  #lastLine = 0

  /** Adds a refusal; the run before it where that has ended. */
  add(kind: RefusalKind, rejection: Rejection): Rejection[] {
    const ended = this.#kind === kind ? [] : this.end()
    if (this.#first === null) [this.#first, this.#kind] = [rejection, kind]
    else this.#more++
    this.#lastLine = rejection.line
    return ended
  }

  /** What ends the run is an article, or the file. */
  end(): Rejection[] {
    const [first, more] = [this.#first, this.#more]
    ;[this.#first, this.#more] = [null, 0]
    if (first === null) return []
    const rest = more === 0 ? '' : ` (and ${more} more, to line ${this.#lastLine})`
    return [{ ...first, reason: first.reason + rest }]
  }
}
