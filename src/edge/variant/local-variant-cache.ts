import { readDirectiveSeconds, toInternalUrl, type VariantCache } from './variant-cache.ts'

/** Statuses that the Cache API stores; it ignores 206, 406, 451 and 503. */
const storableStatuses = new Set([200, 301, 404, 410])

/** The header with the time at which a response was stored, in milliseconds since the epoch. */
const storedAtHeader = 'morgue-stored-at'

const cacheControlOf = (response: Response) => response.headers.get('cache-control')

function isFresh(response: Response): boolean {
  const age = (Date.now() - Number(response.headers.get(storedAtHeader))) / 1000
  return age < readDirectiveSeconds(cacheControlOf(response), 'max-age')
}

/**
 * A variant cache for platforms without Workers Cache: the Cache API under the same URLs, with `stale-if-error`, which the
 * Cache API lacks.
 */
export function createLocalVariantCache(
  cache: Cache,
  variant: (path: string) => Promise<Response>,
  waitUntil: (work: Promise<unknown>) => void,
): VariantCache {
  async function store(path: string, response: Response): Promise<Response> {
    const policy = cacheControlOf(response)
    const lifetime = Math.max(
      readDirectiveSeconds(policy, 'max-age'),
      readDirectiveSeconds(policy, 'stale-if-error'),
    )
    if (lifetime === 0 || !storableStatuses.has(response.status)) return response
    // A body in memory is copied faster than a stream is split in two.
    const body = response.body && (await response.arrayBuffer())
    const copy = new Response(body, response)
    copy.headers.set(storedAtHeader, String(Date.now()))
    copy.headers.set('cache-control', `${policy}, s-maxage=${lifetime}`)
    waitUntil(cache.put(toInternalUrl(path), copy))
    return new Response(body, response)
  }

  return {
    async fetch(path) {
      const stored = await cache.match(toInternalUrl(path))
      if (stored && isFresh(stored)) return { response: stored, hit: true }
      const response = await variant(path)
      if (
        response.status >= 500 &&
        stored &&
        readDirectiveSeconds(cacheControlOf(stored), 'stale-if-error') > 0
      )
        return { response: stored, hit: true }
      await stored?.body?.cancel()
      return { response: await store(path, response), hit: false }
    },
  }
}
