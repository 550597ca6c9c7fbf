import type { CollectionDocument, ListDivision } from '../../../model/document.ts'
import { addressOfDateList } from '../../../model/list-address.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { maxListedArticles } from './archive-chain.ts'
import { toPeriod } from './list-parts.ts'
import { createPlainList } from './plain-list.ts'

function linkDayLists(editionId: string, articles: readonly ArticleSummary[]): ListDivision[] {
  const articlesByDay = Map.groupBy(articles, ({ published }) => toPeriod(published, 3) ?? '')
  return [...articlesByDay].map(([day, { length }]) => ({
    address: addressOfDateList(editionId, day),
    name: day,
    articles: length,
  }))
}

/**
 * Creates a list for each calendar day that has articles in any year, and the list of these days. A list that would be
 * too long links to the lists of that day in each year instead.
 */
export function* createOnThisDayLists(
  { id, name }: { id: string; name: string },
  articles: readonly ArticleSummary[],
): Generator<CollectionDocument> {
  const articlesWithDay = articles.filter(({ published }) => toPeriod(published, 3) !== null)
  const articlesByDay = [
    ...Map.groupBy(articlesWithDay, ({ published }) => published?.slice(5, 10) ?? ''),
  ].sort()
  const daysAddress = `/${id}/on-this-day`
  const dayLinks = articlesByDay.map(([day]) => ({ address: `${daysAddress}/${day}`, name: `--${day}` }))
  yield createPlainList({
    edition: id,
    address: daysAddress,
    subject: 'days',
    above: { address: `/${id}/`, name },
    // Without counts, an added article changes this page, and the adjacent days, only if it is the first of its day.
    divisions: dayLinks.map((link) => ({ ...link, articles: null })),
  })
  for (const [index, [day, dayArticles]] of articlesByDay.entries()) {
    const isUndivided = dayArticles.length <= maxListedArticles
    yield {
      ...createPlainList({
        edition: id,
        subject: 'on-this-day',
        period: `--${day}`,
        address: `${daysAddress}/${day}`,
        articles: dayArticles.length,
        above: { address: daysAddress, name: 'days' },
        previous: dayLinks[index - 1] ?? null,
        next: dayLinks[index + 1] ?? null,
        divisions: isUndivided ? [] : linkDayLists(id, dayArticles),
      }),
      get listings() {
        return isUndivided ? dayArticles.map(({ listing }) => listing) : []
      },
    }
  }
}
