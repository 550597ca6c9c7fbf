import type { Element } from 'hast'
import { type BodyCandidate, limitCandidateToElement } from './body-candidate.ts'

/** A named element with at least this share of the prose that Readability found is the body. */
const minConfirmedProseShare = 0.85
/** An element with this many times the prose that Readability found inside it replaces Readability's choice. */
const minReplacementFactor = 2.5
const minProseShare = 0.6
/** Minimum number of letters of prose: an element with less is never the body. */
const minProseLetters = 200

/** Maximum number of candidates compared per page. Pages with more elements list the beginnings of other articles. */
export const maxComparedCandidates = 6

/** Minimum share of Readability's prose in an element that Readability did not choose. */
const minShareOfOtherPart = 0.5
/** Minimum number of letters of Readability's choice; with fewer, it has probably found the wrong part. */
const minChoiceLetters = 400

/** Share of prose in a candidate; 1 if it is empty. */
const measureProseShare = ({ proseLetterCount, otherLetterCount }: BodyCandidate) =>
  proseLetterCount + otherLetterCount === 0 ? 1 : proseLetterCount / (proseLetterCount + otherLetterCount)

/** Readability's choice, compared with the elements that a page names as its article. */
export class ReadabilityChoice {
  readonly candidate: BodyCandidate
  readonly #markedElements: readonly Element[]
  /** Readability's choice within the named element that contains nearly all of it; `null` if none does. */
  readonly confirmedCandidate: BodyCandidate | null

  constructor(candidate: BodyCandidate, markedElements: readonly Element[]) {
    this.candidate = candidate
    this.#markedElements = markedElements
    const minConfirmedLetters = candidate.proseLetterCount * minConfirmedProseShare
    this.confirmedCandidate =
      markedElements
        .slice(0, maxComparedCandidates)
        .map((element) => limitCandidateToElement(candidate, element))
        .find(({ proseLetterCount }) => proseLetterCount >= minConfirmedLetters && proseLetterCount > 0) ??
      null
  }

  /**
   * True if an element has as much prose as an article, or is the only named one and Readability found next to nothing.
   */
  #hasEnoughProse(replacement: BodyCandidate, element: Element, isOutsideChoice: boolean): boolean {
    if (replacement.proseLetterCount < minProseLetters) return false
    const isOnlyMarkedElement = this.#markedElements.length === 1 && this.#markedElements[0] === element
    const isOnlyAlternative =
      isOnlyMarkedElement && isOutsideChoice && this.candidate.proseLetterCount < minChoiceLetters
    return (
      isOnlyAlternative ||
      measureProseShare(replacement) >= Math.min(minProseShare, measureProseShare(this.candidate))
    )
  }

  /** True if an element replaces Readability's choice. */
  isReplacedBy(replacement: BodyCandidate, element: Element): boolean {
    const { proseLetterCount } = this.candidate
    const innerProseLetterCount = limitCandidateToElement(this.candidate, element).proseLetterCount
    const isOutsideChoice = innerProseLetterCount < proseLetterCount * minShareOfOtherPart
    if (!this.#hasEnoughProse(replacement, element, isOutsideChoice)) return false
    if (isOutsideChoice)
      return (
        this.confirmedCandidate === null &&
        replacement.proseLetterCount > proseLetterCount * minShareOfOtherPart
      )
    const canBeReplacedByLarger =
      this.#markedElements.includes(element) || proseLetterCount < minChoiceLetters
    return canBeReplacedByLarger && replacement.proseLetterCount > proseLetterCount * minReplacementFactor
  }
}
