import { foldAddress } from '../../../model/address.ts'
import { addressOfExplicitUrl } from '../../content/addresses/explicit-url.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import { StoredSummary } from './stored-summary.ts'

/** The articles that an earlier publication rendered. */
export interface StoredArticles {
  articles: ArticleSummary[]
  /** Folded addresses for which an address of an article would be an explicit URL. */
  explicitBases: ReadonlySet<string>
}

/** Yields the addresses for which an address would be an explicit URL: `/x.feed` and `/x` for `/x.feed.json`. */
export function* listExplicitBases(address: string): Generator<string> {
  for (let base = addressOfExplicitUrl(address); base !== null; base = addressOfExplicitUrl(base)) yield base
}

/** Reads the articles in the state file, and sorts them by date. A damaged one is missing, like all after it. */
export function readStoredArticles(cache: CachedRenderer['cache']): StoredArticles {
  const articles: ArticleSummary[] = []
  const explicitBases = new Set<string>()
  const read = (row: number) => cache.readSummary(row)
  for (const { row, article } of cache.articles()) {
    const { summary } = article
    articles.push(new StoredSummary(summary, { row, read }))
    for (const { address } of [summary, ...summary.formerly])
      for (const base of listExplicitBases(address)) explicitBases.add(foldAddress(base))
  }
  // Lists and neighbours are made in this order, three times: to sort what is sorted takes a fraction of the time.
  return { articles: articles.sort(compareArticles), explicitBases }
}
