import type { Element } from 'hast'
import { type BodyCandidate, limitCandidateToElement } from './body-candidate.ts'

/** Minimum share of Readability's prose in a marked element that confirms Readability's choice. */
const minConfirmedProseShare = 0.85
/**
 * Minimum ratio of an element's prose to Readability's, if the element contains Readability's choice and replaces it.
 */
const minReplacementFactor = 2.5
const minProseShare = 0.6
/** Minimum number of letters of prose in an element that may replace Readability's choice. */
const minProseLetters = 200

/**
 * Maximum number of elements compared per page. A page with more of them contains the beginnings of several articles.
 */
export const maxComparedCandidates = 6

/**
 * Share of Readability's prose. An element with less of that prose is another part of the page. To replace the choice,
 * such an element needs more prose of its own than this share.
 */
const otherPartProseShare = 0.5
/** Minimum number of letters of prose. With fewer, Readability probably chose the wrong part of the page. */
const minChoiceLetters = 400

/** Returns the share of a candidate's letters that is prose, or 1 if the candidate is empty. */
const measureProseShare = ({ proseLetterCount, otherLetterCount }: BodyCandidate) =>
  proseLetterCount + otherLetterCount === 0 ? 1 : proseLetterCount / (proseLetterCount + otherLetterCount)

/** Readability's choice, for comparison with the elements that a page marks as its article. */
export class ReadabilityChoice {
  readonly candidate: BodyCandidate
  readonly #markedElements: readonly Element[]
  /** Readability's choice limited to the first marked element with nearly all of its prose; `null` if there is none. */
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
   * True if an element has enough prose for an article, and prose is a sufficient share of its text. The share does not
   * matter if the element is the only marked one and Readability found almost nothing.
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

  /**
   * True if an element is more likely to be the body than Readability's choice. `replacement` is the element's
   * candidate.
   */
  isReplacedBy(replacement: BodyCandidate, element: Element): boolean {
    const { proseLetterCount } = this.candidate
    const innerProseLetterCount = limitCandidateToElement(this.candidate, element).proseLetterCount
    const isOutsideChoice = innerProseLetterCount < proseLetterCount * otherPartProseShare
    if (!this.#hasEnoughProse(replacement, element, isOutsideChoice)) return false
    if (isOutsideChoice)
      return (
        this.confirmedCandidate === null &&
        replacement.proseLetterCount > proseLetterCount * otherPartProseShare
      )
    const canBeReplacedByLarger =
      this.#markedElements.includes(element) || proseLetterCount < minChoiceLetters
    return canBeReplacedByLarger && replacement.proseLetterCount > proseLetterCount * minReplacementFactor
  }
}
