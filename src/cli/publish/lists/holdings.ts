import type { HoldingsDocument } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { toPeriod } from './list-parts.ts'

/**
 * Counts what an edition has and lacks.
 * @param articles the edition's articles, in order
 */
export function createHoldings(edition: string, articles: readonly ArticleSummary[]): HoldingsDocument {
  const dated = articles.filter(({ published }) => published !== null)
  const periods = Map.groupBy(
    dated,
    ({ published }) => toPeriod(published, 2) ?? toPeriod(published, 1) ?? '',
  )
  const count = (matches: (article: ArticleSummary) => boolean) => articles.filter(matches).length
  return {
    kind: 'holdings',
    edition,
    address: `/${edition}/holdings`,
    articles: articles.length,
    first: dated[0]?.published ?? null,
    last: dated.at(-1)?.published ?? null,
    periods: [...periods].map(([period, own]) => ({ period, articles: own.length })),
    without: {
      date: articles.length - dated.length,
      byline: count(({ missingParts }) => missingParts.byline),
      authors: count(({ names }) => names.authors.length === 0),
      body: count(({ missingParts }) => missingParts.body),
    },
    lostPictures: articles.reduce((sum, { lostPictureCount }) => sum + lostPictureCount, 0),
  }
}
