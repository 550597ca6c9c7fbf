/**
 * Returns the id in an old URL, such as `9644122` in `…_n_9644122.html`, or `null` if nothing matches. The id is the
 * pattern's last match in the last segment: its first group, or the whole match if there is no group. The pattern was
 * checked for safety when the archive was published.
 */
export function findUrlId(address: string, urlIdPattern: RegExp): string | null {
  const path = address.split('?', 1)[0] ?? ''
  const pathWithoutSlash = path.endsWith('/') ? path.slice(0, -1) : path
  const lastSegment = pathWithoutSlash.slice(pathWithoutSlash.lastIndexOf('/') + 1)
  const lastMatch = [...lastSegment.matchAll(urlIdPattern)].at(-1)
  return lastMatch?.[1] ?? lastMatch?.[0] ?? null
}

/** Compiles an edition's pattern for `findUrlId`. */
export const compileUrlIdPattern = (patternSource: string): RegExp => new RegExp(patternSource, 'gi')

/** Returns a URL id's key in a shard. It never equals a folded address, because `#` stays encoded there. */
export const toUrlIdKey = (edition: string, urlId: string): string => `/${edition}#${urlId.toLowerCase()}`
