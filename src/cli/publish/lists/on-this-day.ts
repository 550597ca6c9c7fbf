import type { CollectionDocument } from '../../../model/document.ts'
import { addressOfDate } from '../../../model/list-address.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { maxListedArticles } from './archive-chain.ts'
import { toPeriod } from './list-parts.ts'
import { createCollection } from './plain-list.ts'

const byYear = (edition: string, articles: readonly ArticleSummary[]) =>
  [...Map.groupBy(articles, ({ published }) => toPeriod(published, 3) ?? '')].map(([day, own]) => ({
    address: addressOfDate(edition, day),
    name: day,
    articles: own.length,
  }))

/** What was published on each day of the calendar, in every year; a long list leads to the days themselves. */
export function* createOnThisDay(
  { id, name }: { id: string; name: string },
  articles: readonly ArticleSummary[],
): Generator<CollectionDocument> {
  const exact = articles.filter(({ published }) => toPeriod(published, 3) !== null)
  const days = [...Map.groupBy(exact, ({ published }) => published?.slice(5, 10) ?? '')].sort()
  const base = `/${id}/on-this-day`
  const place = (day: string) => ({ address: `${base}/${day}`, name: `--${day}` })
  yield createCollection({
    ...{ edition: id, address: base, subject: 'days', above: { address: `/${id}/`, name } },
    // Without counts, an added article changes this page only when it is the first of its day.
    divisions: days.map(([day]) => ({ ...place(day), articles: null })),
  })
  for (const [day, own] of days) {
    const whole = own.length <= maxListedArticles
    yield createCollection({
      ...{ edition: id, subject: 'on-this-day', period: `--${day}`, address: place(day).address },
      articles: own.length,
      above: { address: base, name: 'days' },
      listings: whole ? own.map(({ listing }) => listing) : [],
      divisions: whole ? [] : byYear(id, own),
    })
  }
}
