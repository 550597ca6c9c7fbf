/**
 * Returns the identity in an old URL, such as `9644122` in `…_n_9644122.html`, or `null`: the first group of the
 * pattern's last match in the last segment. Publishing has proved the pattern safe.
 */
export function findIdentity(address: string, pattern: RegExp): string | null {
  const path = address.split('?', 1)[0] ?? ''
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path
  const segment = trimmed.slice(trimmed.lastIndexOf('/') + 1)
  const lastMatch = [...segment.matchAll(pattern)].at(-1)
  return lastMatch?.[1] ?? lastMatch?.[0] ?? null
}

/** Compiles an edition's pattern for `findIdentity`. */
export const compileIdentityPattern = (source: string): RegExp => new RegExp(source, 'gi')

/** Returns the key of an identity in a shard. It cannot equal a folded address, in which `#` stays encoded. */
export const toIdentityKey = (edition: string, identity: string): string =>
  `/${edition}#${identity.toLowerCase()}`
