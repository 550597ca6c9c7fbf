/** The value of `Cache-Status` (RFC 9211 §2.2) where the cache was not asked. */
export const cacheBypassed = 'morgue; fwd=bypass'

/** The value of `Cache-Status` (RFC 9211 §2) from a cache that answered itself, or that had nothing stored. */
export function cacheStatus(hit: boolean): string {
  return hit ? 'morgue; hit' : 'morgue; fwd=miss'
}
