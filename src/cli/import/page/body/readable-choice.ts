import type { Element } from 'hast'
import { type BodyCandidate, limitToElement } from './body-candidate.ts'

/** A named element with at least this share of the prose that Readability found is the body. */
const minShareOfReadable = 0.85
/** An element with this many times the prose that Readability found inside it replaces Readability's choice. */
const replacementFactor = 2.5
const minProseShare = 0.6
/** Minimum number of letters of prose: an element with less is never the body. */
const minProseLetters = 200

/** Maximum number of candidates compared per page. Pages with more elements list the beginnings of other articles. */
export const maxCandidates = 6

/** Minimum share of Readability's prose in an element that Readability did not choose. */
const minShareOfOtherPart = 0.5
/** Minimum number of letters of Readability's choice; with fewer, it has probably found the wrong part. */
const minChoiceLetters = 400

/** Share of prose in a candidate; 1 if it is empty. */
const proseShare = ({ proseLetterCount, otherLetterCount }: BodyCandidate) =>
  proseLetterCount + otherLetterCount === 0 ? 1 : proseLetterCount / (proseLetterCount + otherLetterCount)

/** Readability's choice, compared with the elements that a page names as its article. */
export class ReadableChoice {
  readonly candidate: BodyCandidate
  readonly #namedElements: readonly Element[]
  /** Readability's choice within the named element that contains nearly all of it; `null` if none does. */
  readonly confirmedCandidate: BodyCandidate | null

  constructor(candidate: BodyCandidate, namedElements: readonly Element[]) {
    this.candidate = candidate
    this.#namedElements = namedElements
    const minProse = candidate.proseLetterCount * minShareOfReadable
    this.confirmedCandidate =
      namedElements
        .slice(0, maxCandidates)
        .map((element) => limitToElement(candidate, element))
        .find(({ proseLetterCount }) => proseLetterCount >= minProse && proseLetterCount > 0) ?? null
  }

  /**
   * True if an element has as much prose as an article, or is the only named one and Readability found next to nothing.
   */
  #hasEnoughProse(replacement: BodyCandidate, element: Element, isOutsideChoice: boolean): boolean {
    if (replacement.proseLetterCount < minProseLetters) return false
    const isOnlyOne = this.#namedElements.length === 1 && this.#namedElements[0] === element
    const isNothingElse = isOnlyOne && isOutsideChoice && this.candidate.proseLetterCount < minChoiceLetters
    return isNothingElse || proseShare(replacement) >= Math.min(minProseShare, proseShare(this.candidate))
  }

  /** True if an element replaces Readability's choice. */
  isReplacedBy(replacement: BodyCandidate, element: Element): boolean {
    const { proseLetterCount } = this.candidate
    const innerLetterCount = limitToElement(this.candidate, element).proseLetterCount
    const isOutside = innerLetterCount < proseLetterCount * minShareOfOtherPart
    if (!this.#hasEnoughProse(replacement, element, isOutside)) return false
    if (isOutside)
      return (
        this.confirmedCandidate === null &&
        replacement.proseLetterCount > proseLetterCount * minShareOfOtherPart
      )
    const canGrow = this.#namedElements.includes(element) || proseLetterCount < minChoiceLetters
    return canGrow && replacement.proseLetterCount > proseLetterCount * replacementFactor
  }
}
