import type { Element } from 'hast'
import { type BodyCandidate, limitCandidateToElement } from './body-candidate.ts'

/** Minimum share of Readability's prose in a marked element that confirms Readability's choice. */
const minConfirmedProseShare = 0.85
/**
 * Minimum ratio of an element's prose to Readability's prose, if the element contains and replaces Readability's
 * choice.
 */
const minReplacementFactor = 2.5
const minProseShare = 0.6
/** Minimum number of letters of prose: an element with less is never the body. */
const minProseLetters = 200

/** Maximum number of elements compared per page. Pages with more elements list the beginnings of other articles. */
export const maxComparedCandidates = 6

/** An element with a smaller share of Readability's prose is another part of the page than Readability chose. */
const minShareOfOtherPart = 0.5
/** Minimum number of letters of Readability's choice; with fewer, it has probably found the wrong part. */
const minChoiceLetters = 400

/** Returns the share of prose in a candidate's letters; 1 if it is empty. */
const measureProseShare = ({ proseLetterCount, otherLetterCount }: BodyCandidate) =>
  proseLetterCount + otherLetterCount === 0 ? 1 : proseLetterCount / (proseLetterCount + otherLetterCount)

/** Readability's choice, to compare with the elements that a page marks as its article. */
export class ReadabilityChoice {
  readonly candidate: BodyCandidate
  readonly #markedElements: readonly Element[]
  /** Readability's choice within the marked element that contains nearly all of its prose; `null` if none does. */
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
   * True if an element has enough prose for an article and, unless it is the only marked element and Readability found
   * almost nothing, a sufficient share of prose.
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

  /** True if an element, with `replacement` as its candidate, is the body rather than Readability's choice. */
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
