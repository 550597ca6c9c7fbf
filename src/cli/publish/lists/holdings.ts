import type { HoldingsDocument } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { toPeriod } from './list-parts.ts'

const count = (articles: readonly ArticleSummary[], is: (article: ArticleSummary) => boolean) =>
  articles.reduce((sum, article) => sum + Number(is(article)), 0)

/** What an edition holds and what it lacks. `articles` are the edition's, in order. */
export function createHoldings(edition: string, articles: readonly ArticleSummary[]): HoldingsDocument {
  const dated = articles.filter(({ published }) => published !== null)
  const periods = Map.groupBy(
    dated,
    ({ published }) => toPeriod(published, 2) ?? toPeriod(published, 1) ?? '',
  )
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
      byline: count(articles, ({ without }) => without.byline),
      authors: count(articles, ({ names }) => names.authors.length === 0),
      body: count(articles, ({ without }) => without.body),
    },
  }
}
