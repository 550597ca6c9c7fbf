/** The cache between the gateway and `Variant`. */
export interface VariantCache {
  /**
   * Fetches the response of `Variant` at an internal path: a stored response, or a new one, which is stored if its
   * `Cache-Control` allows that. With `stale-if-error`, a stored response replaces a failing one. `hit` is true
   * for a stored response.
   */
  fetch(path: string): Promise<{ response: Response; hit: boolean }>
}

/** Returns the URL of an internal path, at an origin that no client can reach. */
export const toInternalUrl = (internalPath: string): string =>
  `https://variant.morgue.internal${internalPath}`

/** Returns the seconds of a directive in `Cache-Control`; 0 if it is absent or caching is forbidden. */
export function readDirectiveSeconds(cacheControl: string | null, directive: string): number {
  if (cacheControl === null || cacheControl.includes('no-store')) return 0
  const matchingDirective = cacheControl.split(/[,\s]+/).find((part) => part.startsWith(`${directive}=`))
  return matchingDirective ? Number(matchingDirective.slice(directive.length + 1)) || 0 : 0
}
