/**
 * The identity that an old URL carries (such as `9644122` in `…_n_9644122.html`): the first group of the last
 * match of the edition's pattern in the address's last segment, or `null`. The pattern was proved linear at publish.
 */
export function findIdentity(address: string, pattern: RegExp): string | null {
  const path = address.split('?', 1)[0] ?? ''
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path
  const segment = trimmed.slice(trimmed.lastIndexOf('/') + 1)
  const last = [...segment.matchAll(pattern)].at(-1)
  return last?.[1] ?? last?.[0] ?? null
}

/** The edition's pattern, compiled for `identityIn`. */
export const compileIdentityPattern = (source: string): RegExp => new RegExp(source, 'gi')

/** The key under which a shard keeps an identity. No folded address can be one: `#` stays encoded there. */
export const identityKey = (edition: string, identity: string): string =>
  `/${edition}#${identity.toLowerCase()}`
