import { compileUrlIdPattern, findUrlId } from '../../../model/url-id.ts'

/**
 * Patterns of ids that CMSs keep in addresses through redesigns. As with every pattern, publishing checks their
 * safety.
 */
const idPatternSources = [
  String.raw`_[a-z]_(\d+)`,
  String.raw`[-_.](\d{5,12})(?:\.[a-z]{2,5})?$`,
  String.raw`^(\d{5,12})(?:[-_.]|$)`,
  String.raw`^[a-z]{1,12}-?(\d{5,12})(?:\.[a-z]{2,5})?$`,
]

/** Minimum number of different ids. Fewer of them can have the same form by coincidence. */
const minDistinctIdCount = 5

/** Minimum share of the addresses that must have different ids. */
const minDistinctIdShare = 0.6

/** True for a number that is a date, such as `20160408`. */
const isDateId = (id: string) => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(id)

/** Finds the pattern of the ids in a site's addresses. */
export class UrlIdEvidence {
  #addressCount = 0
  readonly #candidatePatterns = idPatternSources.map((patternSource) => ({
    patternSource,
    pattern: compileUrlIdPattern(patternSource),
    distinctIds: new Set<string>(),
  }))

  /** Examines the path of an article's current address. */
  addPath(pathname: string): void {
    this.#addressCount++
    for (const { pattern, distinctIds } of this.#candidatePatterns) {
      const id = findUrlId(pathname, pattern)
      if (id !== null && !isDateId(id)) distinctIds.add(id)
    }
  }

  /** Returns the first pattern that finds different ids in most addresses; `null` if there is none. */
  findPatternSource(): string | null {
    const requiredIdCount = Math.max(minDistinctIdCount, this.#addressCount * minDistinctIdShare)
    return (
      this.#candidatePatterns.find(({ distinctIds }) => distinctIds.size >= requiredIdCount)?.patternSource ??
      null
    )
  }
}
