import type { ObjectStore } from '../../archive/objects.ts'
import { parseSearchRequest } from '../../search/request.ts'
import { rootOf } from '../variant/roots.ts'
import { findHits } from './find.ts'
import type { SearchSource } from './search-source.ts'

/** What begins the internal paths of searches. */
export const searchPrefix = '/search/'

/** `/search/<root>/<build>/<the search in its normal form>`: the whole of its cache key. */
export const searchPath = (root: string, build: string, words: string): string =>
  `${searchPrefix}${root}/${build}/${encodeURIComponent(words)}`

/** A day: the index may be made anew for the same release. */
const lasting = 'public, max-age=86400'

const noStore = { headers: { 'cache-control': 'no-store' } }

/**
 * What `Variant` answers for a search at an internal path: hits as JSON, for a day when the index is of that release,
 * else for nobody to keep; 429 when there are too many searches. @throws when something cannot be read
 */
export async function answerSearch(
  source: { store: ObjectStore; search: SearchSource },
  path: string,
): Promise<Response> {
  const [id, build, encoded, ...rest] = path.slice(searchPrefix.length).split('/')
  if (!id || !build || encoded === undefined || rest.length > 0)
    return new Response(null, { status: 404, ...noStore })
  if (!(await source.search.allowed())) return new Response(null, { status: 429, ...noStore })
  const root = await rootOf(source.store, id)
  const request = parseSearchRequest(new URLSearchParams(decodeURIComponent(encoded)))
  const found = await findHits(source.search, { id, root }, request)
  return Response.json(found, { headers: { 'cache-control': found.exact ? lasting : 'no-store' } })
}
