import { compileUrlIdPattern, findUrlId } from '../../../model/url-id.ts'

/**
 * Forms of ids in addresses that a CMS keeps through redesigns. As for every pattern, publishing checks that they
 * are safe.
 */
const idPatternSources = [
  String.raw`_[a-z]_(\d+)`,
  String.raw`[-_.](\d{5,12})(?:\.[a-z]{2,5})?$`,
  String.raw`^(\d{5,12})(?:[-_.]|$)`,
  String.raw`^[a-z]{1,12}-?(\d{5,12})(?:\.[a-z]{2,5})?$`,
]

/** Minimum number of addresses; in fewer, equal forms can be a coincidence. */
const minAddressCount = 5

/** Minimum share of the addresses that must have an id. */
const minAddressShare = 0.6

/** True for a date: `20160408`. */
const isDateId = (id: string) => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(id)

/** Finds the form of the ids in a site's addresses. */
export class UrlIdEvidence {
  #addressCount = 0
  readonly #candidatePatterns = idPatternSources.map((patternSource) => ({
    patternSource,
    pattern: compileUrlIdPattern(patternSource),
    distinctIds: new Set<string>(),
  }))

  /** Examines an article's present address. */
  addPath(address: string): void {
    this.#addressCount++
    for (const { pattern, distinctIds } of this.#candidatePatterns) {
      const id = findUrlId(address, pattern)
      if (id !== null && !isDateId(id)) distinctIds.add(id)
    }
  }

  /** Returns the pattern that finds different ids in most of the addresses; `null` if there is none. */
  findPatternSource(): string | null {
    const minDistinctIds = Math.max(minAddressCount, this.#addressCount * minAddressShare)
    return (
      this.#candidatePatterns.find(({ distinctIds }) => distinctIds.size >= minDistinctIds)?.patternSource ??
      null
    )
  }
}
