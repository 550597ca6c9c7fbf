import { directiveSeconds, internalUrl, type VariantCache } from './variant-cache.ts'

/** What the Cache API stores (FACTS: no 206, 406, 451 or 503). */
const storableStatuses = new Set([200, 301, 404, 410])

/** When an answer was kept, in milliseconds since the epoch. */
const storedAtHeader = 'morgue-kept-at'

const cacheControlOf = (response: Response) => response.headers.get('cache-control')

function isFresh(response: Response): boolean {
  const age = (Date.now() - Number(response.headers.get(storedAtHeader))) / 1000
  return age < directiveSeconds(cacheControlOf(response), 'max-age')
}

/**
 * Where the platform does not offer its cache: the Cache API under the same URL, with the platform's semantics for
 * `stale-if-error`, which the Cache API lacks.
 */
export function localVariantCache(
  cache: Cache,
  variant: (path: string) => Promise<Response>,
  waitUntil: (work: Promise<unknown>) => void,
): VariantCache {
  function keep(path: string, response: Response): Response {
    const policy = cacheControlOf(response)
    const lifetime = Math.max(directiveSeconds(policy, 'max-age'), directiveSeconds(policy, 'stale-if-error'))
    if (lifetime === 0 || !storableStatuses.has(response.status)) return response
    const copy = new Response(response.clone().body, response)
    copy.headers.set(storedAtHeader, String(Date.now()))
    copy.headers.set('cache-control', `${policy}, s-maxage=${lifetime}`)
    waitUntil(cache.put(internalUrl(path), copy))
    return response
  }

  return {
    async fetch(path) {
      const kept = await cache.match(internalUrl(path))
      if (kept && isFresh(kept)) return { response: kept, hit: true }
      const response = await variant(path)
      if (response.status >= 500 && kept && directiveSeconds(cacheControlOf(kept), 'stale-if-error') > 0)
        return { response: kept, hit: true }
      await kept?.body?.cancel()
      return { response: keep(path, response), hit: false }
    },
  }
}
