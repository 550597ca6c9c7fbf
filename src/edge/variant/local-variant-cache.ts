import { readDirectiveSeconds, toInternalUrl, type VariantCache } from './variant-cache.ts'

/** Statuses that the Cache API can store. It ignores 206, 406, 451 and 503. */
const storableStatuses = new Set([200, 301, 404, 410])

/** The header with the time at which a response was stored, in milliseconds since the epoch. */
const storedAtHeader = 'morgue-stored-at'

const readCacheControl = (response: Response) => response.headers.get('cache-control')

function isFresh(response: Response): boolean {
  const ageSeconds = (Date.now() - Number(response.headers.get(storedAtHeader))) / 1000
  return ageSeconds < readDirectiveSeconds(readCacheControl(response), 'max-age')
}

/**
 * Creates the variant cache for platforms without Workers Cache. It stores responses in the Cache API under the same
 * URLs, and implements `stale-if-error`, which the Cache API does not support.
 */
export function createLocalVariantCache(
  cache: Cache,
  requestVariant: (path: string) => Promise<Response>,
  waitUntil: (work: Promise<unknown>) => void,
): VariantCache {
  async function storeIfCacheable(internalPath: string, response: Response): Promise<Response> {
    const cacheControl = readCacheControl(response)
    const lifetimeSeconds = Math.max(
      readDirectiveSeconds(cacheControl, 'max-age'),
      readDirectiveSeconds(cacheControl, 'stale-if-error'),
    )
    if (lifetimeSeconds === 0 || !storableStatuses.has(response.status)) return response
    // Copying a body in memory is faster than teeing a stream.
    const body = response.body && (await response.arrayBuffer())
    const storedCopy = new Response(body, response)
    storedCopy.headers.set(storedAtHeader, String(Date.now()))
    storedCopy.headers.set('cache-control', `${cacheControl}, s-maxage=${lifetimeSeconds}`)
    waitUntil(cache.put(toInternalUrl(internalPath), storedCopy))
    return new Response(body, response)
  }

  return {
    async fetch(internalPath) {
      const storedResponse = await cache.match(toInternalUrl(internalPath))
      if (storedResponse && isFresh(storedResponse)) return { response: storedResponse, hit: true }
      const response = await requestVariant(internalPath)
      if (
        response.status >= 500 &&
        storedResponse &&
        readDirectiveSeconds(readCacheControl(storedResponse), 'stale-if-error') > 0
      )
        return { response: storedResponse, hit: true }
      await storedResponse?.body?.cancel()
      return { response: await storeIfCacheable(internalPath, response), hit: false }
    },
  }
}
