import { negotiate } from '../../http/negotiate.ts'
import { representations } from '../../representation/index.ts'

/**
 * Returns the names of the representations that an `Accept` header accepts, the preferred one first. If none matches,
 * ignores the header's parameters (DESIGN §4, rule 5).
 * @param available names of the resource's representations; `null` for all representations
 */
export function rankRepresentations(accept: string | null, available: readonly string[] | null): string[] {
  const offeredRepresentations = representations.filter(
    ({ name }) => available === null || available.includes(name),
  )
  const mediaTypes = offeredRepresentations.map(({ mediaType }) => mediaType)
  return negotiate(accept, mediaTypes).map((index) => offeredRepresentations[index]?.name ?? '')
}

/** Media types in which an absence can be sent, in our order of preference. */
const absenceMediaTypes = ['text/html', 'application/problem+json', 'application/json']

/**
 * Media types in which a failure can be sent. JSON comes first, so that a client that accepts any type does not
 * mistake an error page for the article.
 */
const failureMediaTypes = absenceMediaTypes.toReversed()

/**
 * True if an absence or a failure should be sent as HTML; false for a problem document. It is never a 406 (RFC 9110
 * §15.5.7).
 */
export function prefersHtml(accept: string | null, kind: 'absence' | 'failure'): boolean {
  const types = kind === 'absence' ? absenceMediaTypes : failureMediaTypes
  const [bestIndex] = negotiate(accept, types)
  return bestIndex !== undefined && types[bestIndex] === 'text/html'
}
