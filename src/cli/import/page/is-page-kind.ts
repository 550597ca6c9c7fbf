const otherKinds = new Set(['empty', 'binary', 'nested', 'feed', 'sitemap', 'data'])

/** Whether what is not an article is a page with a text all the same, which `take` can import. */
export const isPageKind = (notArticle: string): boolean => !otherKinds.has(notArticle)
