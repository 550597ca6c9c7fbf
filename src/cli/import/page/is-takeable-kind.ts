const untakeableKinds = new Set(['empty', 'binary', 'nested', 'feed', 'sitemap', 'data'])

/** True for a kind of page that may contain text to import. Only these kinds can be listed in an edition's `take`. */
export const isTakeableKind = (kind: string): boolean => !untakeableKinds.has(kind)
