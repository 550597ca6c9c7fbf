const kindsWithoutText = new Set(['empty', 'binary', 'nested', 'feed', 'sitemap', 'data'])

/** True for a kind of page with text, which `take` can import. */
export const isKindWithText = (kind: string): boolean => !kindsWithoutText.has(kind)
