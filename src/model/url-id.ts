/**
 * Returns the id in an old URL, such as `9644122` in `…_n_9644122.html`: the first group (without a group, all) of
 * the pattern's last match in the last segment; `null` if there is no match. Publishing has checked that the pattern
 * is safe.
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

/** Returns the key of a URL id in a shard. It cannot equal a folded address, in which `#` stays encoded. */
export const toUrlIdKey = (edition: string, urlId: string): string => `/${edition}#${urlId.toLowerCase()}`
