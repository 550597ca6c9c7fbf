/** The seam between the gateway and the variants it asks for. */
export interface VariantCache {
  /**
   * The answer of `Variant` at an internal path: kept from before, or made now and kept as its `Cache-Control`
   * allows. Where that says `stale-if-error`, a kept answer stands in for a failing one. `hit` tells which.
   */
  fetch(path: string): Promise<{ response: Response; hit: boolean }>
}

/** Internal URLs have an origin of their own, so that no client can name one. */
export const internalUrl = (path: string): string => `https://variant.morgue.internal${path}`

/** The seconds that a `Cache-Control` gives to a directive; 0 when it is absent or caching is forbidden. */
export function directiveSeconds(cacheControl: string | null, directive: string): number {
  if (cacheControl === null || cacheControl.includes('no-store')) return 0
  const found = cacheControl.split(/[,\s]+/).find((part) => part.startsWith(`${directive}=`))
  return found ? Number(found.slice(directive.length + 1)) || 0 : 0
}
