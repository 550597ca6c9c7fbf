const unreadableKinds: ReadonlySet<string> = new Set(['empty', 'binary', 'nested', 'feed', 'sitemap', 'data'])

/** True for a kind of page that is not an article and has a text all the same: `take` in edition.yaml can import it. */
export const isTakeableKind = (kind: string): boolean => !unreadableKinds.has(kind)
