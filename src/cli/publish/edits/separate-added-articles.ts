import type { ArticleSummary } from '../articles/article-summary.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import { type RenderedArticles, readRenderedArticles } from './read-rendered-articles.ts'
import type { AddedArticle } from './render-additions.ts'

/** The articles of the earlier release, and the added articles. */
export interface EarlierAndAddedArticles extends Pick<RenderedArticles, 'explicitBases'> {
  /** Sorted by date. */
  earlierArticles: ArticleSummary[]
  addedArticles: ArticleSummary[]
}

/** Separates the added articles from the earlier ones in the cache. */
export function separateAddedArticles(
  cache: CachedRenderer['cache'],
  additions: readonly AddedArticle[],
): EarlierAndAddedArticles | 'damaged-cache' {
  const { articles: cachedArticles, explicitBases } = readRenderedArticles(cache)
  const addedArticles = additions.map(({ file, article }) => ({ ...article.summary, file }))
  const addedAddresses = new Set(addedArticles.map(({ address }) => address))
  const earlierArticles = cachedArticles.filter(({ address }) => !addedAddresses.has(address))
  return earlierArticles.length + addedArticles.length === cache.size
    ? { earlierArticles, explicitBases, addedArticles }
    : 'damaged-cache'
}
