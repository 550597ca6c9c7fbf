import type { ObjectStore } from '../../archive/objects.ts'
import { parseSearchRequest } from '../../search/request.ts'
import { outcomeToResponse } from '../variant/outcome.ts'
import { loadRoot } from '../variant/roots.ts'
import { findHits } from './find-hits.ts'
import type { SearchSource } from './search-source.ts'

/** The start of the internal paths of searches. */
export const searchPrefix = '/search/'

/** `/search/<root>/<build>/<the search in its normal form>`: the whole of its cache key. */
export const toSearchPath = (root: string, build: string, words: string): string =>
  `${searchPrefix}${root}/${build}/${encodeURIComponent(words)}`

/** A day, since the index of the same release may be rebuilt. */
const oneDay = 'public, max-age=86400'

const failure = (status: 404 | 429) =>
  new Response(null, { status, headers: { 'cache-control': 'no-store' } })

/**
 * Responds to a search at an internal path: with hits as JSON, stored for a day if the index is of that release; with
 * 429 if there are too many searches. @throws when the index or an object cannot be read
 */
export async function respondWithHits(
  source: { store: ObjectStore; search: SearchSource },
  path: string,
): Promise<Response> {
  const [id, build, encoded, ...rest] = path.slice(searchPrefix.length).split('/')
  if (!id || !build || encoded === undefined || rest.length > 0) return failure(404)
  if (!(await source.search.isAllowed())) return failure(429)
  const root = await loadRoot(source.store, id)
  const request = parseSearchRequest(new URLSearchParams(decodeURIComponent(encoded)))
  const hits = await findHits(source.search, { id, root }, request)
  const body = new TextEncoder().encode(JSON.stringify(hits))
  const headers = { 'content-type': 'application/json' }
  return outcomeToResponse(
    { kind: 'document', headers, body, available: [] },
    hits.isCacheable ? oneDay : 'no-store',
  )
}
