import type { AuthorOverview, CollectionDocument, ListedArticle } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { toPeriod } from './list-parts.ts'
import { groupByName, linkMostFrequentNames } from './name-groups.ts'

/** Maximum number of sections in the overview at the top of an author's list. */
const maxSections = 12

/** Summarises an author's articles, which must be sorted by date; `null` unless at least two have different dates. */
export function createAuthorOverview(
  editionId: string,
  articles: readonly ArticleSummary[],
): Omit<AuthorOverview, 'years'> | null {
  const dates = articles.flatMap(({ published }) => (published === null ? [] : [published.slice(0, 10)]))
  const [firstDay, lastDay] = [dates[0], dates.at(-1)]
  if (firstDay === undefined || lastDay === undefined || firstDay === lastDay) return null
  return {
    first: firstDay,
    last: lastDay,
    sections: linkMostFrequentNames(
      `/${editionId}/sections`,
      groupByName(articles, 'sections', () => false),
      maxSections,
    ),
  }
}

const yearOf = (listing: ListedArticle | undefined) => toPeriod(listing?.published ?? null, 1)

/**
 * Adds an overview to an author's list. In an undivided list of several years, each year links to its first article.
 */
export function toListWithAuthorOverview(
  document: CollectionDocument,
  career: Omit<AuthorOverview, 'years'>,
): CollectionDocument {
  const { listings, divisions } = document
  if (divisions.length > 0 || career.first.slice(0, 4) === career.last.slice(0, 4))
    return { ...document, career: { ...career, years: [] } }
  const listingsByYear = Map.groupBy(listings, yearOf)
  const years = [...listingsByYear].flatMap(([name, { length }]) =>
    name === null ? [] : [{ name, articles: length }],
  )
  return {
    ...document,
    listings: listings.map((listing) => {
      const year = yearOf(listing)
      const isFirst = year !== null && listingsByYear.get(year)?.[0] === listing
      return isFirst ? { ...listing, anchor: `y${year}` } : listing
    }),
    career: { ...career, years: years.reverse() },
  }
}
