const otherKinds = new Set(['empty', 'binary', 'nested', 'feed', 'sitemap', 'data'])

/** True for a kind of page with text, which `take` can import. */
export const isPageKind = (notArticle: string): boolean => !otherKinds.has(notArticle)
