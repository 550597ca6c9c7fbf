import type { ObjectStore } from '../../archive/objects.ts'
import { parseSearchRequest } from '../../search/request.ts'
import { createVariantFailureResponse, outcomeToResponse } from '../variant/outcome.ts'
import { loadRoot } from '../variant/roots.ts'
import { findHits } from './find-hits.ts'
import type { SearchSource } from './search-source.ts'

/** The prefix of internal paths of searches. */
export const searchPathPrefix = '/search/'

/** Returns the internal path `/search/<root>/<build>/<normalised search>`, which is the whole cache key. */
export const toSearchPath = (rootDigest: string, build: string, normalisedSearch: string): string =>
  `${searchPathPrefix}${rootDigest}/${build}/${encodeURIComponent(normalisedSearch)}`

/** A lifetime of one day: a release's index may be rebuilt. */
const oneDayCacheControl = 'public, max-age=86400'

/**
 * Responds to a search at an internal path with its hits as JSON, or with a 429 if there are too many searches. Hits
 * are stored for a day if the index belongs to the release.
 * @throws if the index or an object cannot be read
 */
export async function respondWithHits(
  source: { objectStore: ObjectStore; search: SearchSource },
  internalPath: string,
): Promise<Response> {
  const [rootDigest, build, encodedSearch, ...furtherSegments] = internalPath
    .slice(searchPathPrefix.length)
    .split('/')
  if (!rootDigest || !build || encodedSearch === undefined || furtherSegments.length > 0)
    return createVariantFailureResponse(404)
  if (!(await source.search.admitRequest())) return createVariantFailureResponse(429)
  const root = await loadRoot(source.objectStore, rootDigest)
  const request = parseSearchRequest(new URLSearchParams(decodeURIComponent(encodedSearch)))
  const searchBody = await findHits(source.search, { id: rootDigest, root }, request)
  const body = new TextEncoder().encode(JSON.stringify(searchBody))
  const headers = { 'content-type': 'application/json' }
  return outcomeToResponse(
    { kind: 'document', headers, body, available: [] },
    searchBody.isCacheable ? oneDayCacheControl : 'no-store',
  )
}
