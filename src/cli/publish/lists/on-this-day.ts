import type { CollectionDocument, ListDivision } from '../../../model/document.ts'
import { addressOfDate } from '../../../model/list-address.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { maxListedArticles } from './archive-chain.ts'
import { toPeriod } from './list-parts.ts'
import { createCollection } from './plain-list.ts'

function divideByYear(edition: string, articles: readonly ArticleSummary[]): ListDivision[] {
  const days = Map.groupBy(articles, ({ published }) => toPeriod(published, 3) ?? '')
  return [...days].map(([day, { length }]) => ({
    address: addressOfDate(edition, day),
    name: day,
    articles: length,
  }))
}

/** Creates a list for each day of the calendar, across all years. A long one links to that day of each year instead. */
export function* createOnThisDay(
  { id, name }: { id: string; name: string },
  articles: readonly ArticleSummary[],
): Generator<CollectionDocument> {
  const exact = articles.filter(({ published }) => toPeriod(published, 3) !== null)
  const days = [...Map.groupBy(exact, ({ published }) => published?.slice(5, 10) ?? '')].sort()
  const base = `/${id}/on-this-day`
  const links = days.map(([day]) => ({ address: `${base}/${day}`, name: `--${day}` }))
  yield createCollection({
    edition: id,
    address: base,
    subject: 'days',
    above: { address: `/${id}/`, name },
    // Without counts, an added article changes this page, and the adjacent days, only if it is the first of its day.
    divisions: links.map((link) => ({ ...link, articles: null })),
  })
  for (const [index, [day, own]] of days.entries()) {
    const isWhole = own.length <= maxListedArticles
    yield {
      ...createCollection({
        edition: id,
        subject: 'on-this-day',
        period: `--${day}`,
        address: `${base}/${day}`,
        articles: own.length,
        above: { address: base, name: 'days' },
        previous: links[index - 1] ?? null,
        next: links[index + 1] ?? null,
        divisions: isWhole ? [] : divideByYear(id, own),
      }),
      get listings() {
        return isWhole ? own.map(({ listing }) => listing) : []
      },
    }
  }
}
