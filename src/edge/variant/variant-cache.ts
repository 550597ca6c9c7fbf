/** The cache between the gateway and `Variant`. */
export interface VariantCache {
  /**
   * Fetches the response of `Variant` at an internal path. The response is a stored one or a new one, which is stored
   * if its `Cache-Control` allows it. With `stale-if-error`, a stored response replaces one that failed. `hit` is
   * true for a stored response.
   */
  fetch(path: string): Promise<{ response: Response; hit: boolean }>
}

/** Returns the URL of an internal path. Its origin cannot be reached by clients. */
export const toInternalUrl = (internalPath: string): string =>
  `https://variant.morgue.internal${internalPath}`

/**
 * Returns the number of seconds in a `Cache-Control` directive. Returns 0 if the directive is absent or caching is
 * forbidden.
 */
export function readDirectiveSeconds(cacheControl: string | null, directive: string): number {
  if (cacheControl === null || cacheControl.includes('no-store')) return 0
  const matchingDirective = cacheControl.split(/[,\s]+/).find((part) => part.startsWith(`${directive}=`))
  return matchingDirective ? Number(matchingDirective.slice(directive.length + 1)) || 0 : 0
}
