const kindsWithoutText = new Set(['empty', 'binary', 'nested', 'feed', 'sitemap', 'data'])

/** True for a kind of page that has text, so that an edition's `take` can import it. */
export const isKindWithText = (kind: string): boolean => !kindsWithoutText.has(kind)
