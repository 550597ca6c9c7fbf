import { negotiate } from '../../http/negotiate.ts'
import { representations } from '../../representation/index.ts'

/**
 * Returns the names of the representations that an `Accept` header accepts, the preferred one first.
 * @param available names of the resource's representations, or `null` for all; if none of them matches, parameters
 * are ignored (DESIGN §4, rule 5)
 */
export function rankRepresentations(accept: string | null, available: readonly string[] | null): string[] {
  const offeredRepresentations = representations.filter(
    ({ name }) => available === null || available.includes(name),
  )
  const mediaTypes = offeredRepresentations.map(({ mediaType }) => mediaType)
  return negotiate(accept, mediaTypes).map((index) => offeredRepresentations[index]?.name ?? '')
}

/** Media types of the response to an absence, in our order of preference. */
const absenceMediaTypes = ['text/html', 'application/problem+json', 'application/json']

/**
 * Media types of the response to a failure. JSON comes first, so that a client that accepts any type does not mistake
 * an error page for the article.
 */
const failureMediaTypes = absenceMediaTypes.toReversed()

/** True to send an absence or a failure as HTML; false to send a problem document, never a 406 (RFC 9110 §15.5.7). */
export function prefersHtml(accept: string | null, kind: 'absence' | 'failure'): boolean {
  const types = kind === 'absence' ? absenceMediaTypes : failureMediaTypes
  const [bestIndex] = negotiate(accept, types)
  return bestIndex !== undefined && types[bestIndex] === 'text/html'
}
