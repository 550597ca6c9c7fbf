import { negotiate } from '../../http/negotiate.ts'
import { representations } from '../../representation/index.ts'

/**
 * Returns the names of the representations that an `Accept` header accepts, the best first.
 * @param available the resource's own representations, or `null` for all; they decide whether parameters are
 * ignored (DESIGN §4, rule 5)
 */
export function rankRepresentations(accept: string | null, available: readonly string[] | null): string[] {
  const offeredRepresentations = representations.filter(
    ({ name }) => available === null || available.includes(name),
  )
  const mediaTypes = offeredRepresentations.map(({ mediaType }) => mediaType)
  return negotiate(accept, mediaTypes).map((index) => offeredRepresentations[index]?.name ?? '')
}

/** Media types of an absence, in our order of preference. */
const absenceMediaTypes = ['text/html', 'application/problem+json', 'application/json']

/**
 * Media types of a failure. JSON comes first, so that a client that accepts any type does not mistake an error
 * page for the article.
 */
const failureMediaTypes = absenceMediaTypes.toReversed()

/** True if an absence or a failure is sent as HTML; otherwise it is a problem document, never a 406 (RFC 9110 §15.5.7). */
export function prefersHtml(accept: string | null, kind: 'absence' | 'failure'): boolean {
  const types = kind === 'absence' ? absenceMediaTypes : failureMediaTypes
  const [bestIndex] = negotiate(accept, types)
  return bestIndex !== undefined && types[bestIndex] === 'text/html'
}
