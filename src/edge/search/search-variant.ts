import type { ObjectStore } from '../../archive/objects.ts'
import { parseSearchRequest } from '../../search/request.ts'
import { failureToResponse, outcomeToResponse } from '../variant/outcome.ts'
import { loadRoot } from '../variant/roots.ts'
import { findHits } from './find-hits.ts'
import type { SearchSource } from './search-source.ts'

/** The beginning of the internal paths of searches. */
export const searchPrefix = '/search/'

/**
 * Returns the internal path `/search/<root>/<build>/<the search in its normal form>`, which is the whole cache
 * key.
 */
export const toSearchPath = (rootDigest: string, build: string, normalisedSearch: string): string =>
  `${searchPrefix}${rootDigest}/${build}/${encodeURIComponent(normalisedSearch)}`

/** Lifetime of one day, since the index of the same release may be rebuilt. */
const oneDayCacheControl = 'public, max-age=86400'

/**
 * Responds to a search at an internal path: with hits as JSON, which are stored for a day if the index belongs to
 * the release; with 429 if there are too many searches.
 * @throws if the index or an object cannot be read
 */
export async function respondWithHits(
  source: { objectStore: ObjectStore; search: SearchSource },
  path: string,
): Promise<Response> {
  const [id, build, encodedSearch, ...furtherSegments] = path.slice(searchPrefix.length).split('/')
  if (!id || !build || encodedSearch === undefined || furtherSegments.length > 0)
    return failureToResponse(404)
  if (!(await source.search.countAgainstLimit())) return failureToResponse(429)
  const root = await loadRoot(source.objectStore, id)
  const request = parseSearchRequest(new URLSearchParams(decodeURIComponent(encodedSearch)))
  const hits = await findHits(source.search, { id, root }, request)
  const body = new TextEncoder().encode(JSON.stringify(hits))
  const headers = { 'content-type': 'application/json' }
  return outcomeToResponse(
    { kind: 'document', headers, body, available: [] },
    hits.isCacheable ? oneDayCacheControl : 'no-store',
  )
}
