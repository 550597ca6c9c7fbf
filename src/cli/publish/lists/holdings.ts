import type { HoldingsDocument } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { toPeriod } from './list-parts.ts'

/**
 * Creates the document that counts an edition's articles by period, and the articles that lack a date, byline, author
 * or body.
 * @param articles the edition's articles, in order of date
 */
export function createHoldings(editionId: string, articles: readonly ArticleSummary[]): HoldingsDocument {
  const datedArticles = articles.filter(({ published }) => published !== null)
  const articlesByPeriod = Map.groupBy(
    datedArticles,
    ({ published }) => toPeriod(published, 2) ?? toPeriod(published, 1) ?? '',
  )
  const countArticles = (matches: (article: ArticleSummary) => boolean) => articles.filter(matches).length
  return {
    kind: 'holdings',
    edition: editionId,
    address: `/${editionId}/holdings`,
    articles: articles.length,
    first: datedArticles[0]?.published ?? null,
    last: datedArticles.at(-1)?.published ?? null,
    periods: [...articlesByPeriod].map(([period, periodArticles]) => ({
      period,
      articles: periodArticles.length,
    })),
    without: {
      date: articles.length - datedArticles.length,
      byline: countArticles(({ missingParts }) => missingParts.byline),
      authors: countArticles(({ names }) => names.authors.length === 0),
      body: countArticles(({ missingParts }) => missingParts.body),
    },
    lostPictures: articles.reduce((sum, { lostPictureCount }) => sum + lostPictureCount, 0),
  }
}
