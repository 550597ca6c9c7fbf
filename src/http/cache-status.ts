/** The value of `Cache-Status` for a response that did not involve the cache (RFC 9211 §2.2). */
export const cacheBypassStatus = 'morgue; fwd=bypass'

/** The value of `Cache-Status` for a cache hit or miss (RFC 9211 §2). */
export function formatCacheStatus(isHit: boolean): string {
  return isHit ? 'morgue; hit' : 'morgue; fwd=miss'
}
