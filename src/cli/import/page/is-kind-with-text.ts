const kindsWithoutText = new Set(['empty', 'binary', 'nested', 'feed', 'sitemap', 'data'])

/** True for a kind of page that has text to import. Only these kinds can be listed in an edition's `take`. */
export const isKindWithText = (kind: string): boolean => !kindsWithoutText.has(kind)
