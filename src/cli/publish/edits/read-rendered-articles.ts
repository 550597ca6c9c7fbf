import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import { createSummaryReader } from './stored-summary.ts'

/** The articles that an earlier publication rendered. */
export interface RenderedArticles {
  /** Sorted by date. */
  articles: ArticleSummary[]
  /** Folded addresses whose explicit URLs could coincide with an article's address. */
  explicitBases: ReadonlySet<string>
}

/** Reads the articles recorded in the state file, up to the first damaged record. */
export function readRenderedArticles(cache: CachedRenderer['cache']): RenderedArticles {
  const articles: ArticleSummary[] = []
  const explicitBases = new Set<string>()
  const createSummary = createSummaryReader((rowId) => cache.readSummary(rowId))
  for (const { rowId, brief } of cache.listBriefs()) {
    articles.push(createSummary(rowId, brief))
    for (const base of brief.explicitBases) explicitBases.add(base)
  }
  return { articles: articles.sort(compareArticles), explicitBases }
}
