import type { CollectionDocument, HoldingsDocument, SitemapDocument } from '../../../model/document.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { createCalendar } from './calendar.ts'
import { createCorrectionsList } from './corrections.ts'
import { createHoldings } from './holdings.ts'
import { createNameLists } from './names.ts'
import { createOnThisDay } from './on-this-day.ts'
import { createCollection } from './plain-list.ts'
import { createSitemaps } from './sitemaps.ts'

/** A document that the archive makes of its articles. */
export type GeneratedDocument = CollectionDocument | HoldingsDocument | SitemapDocument

interface EditionInBrief {
  id: string
  name: string
  articles: number
}

/** The archive's own front: its editions. */
const archiveFront = (editions: readonly EditionInBrief[]): CollectionDocument =>
  createCollection({
    ...{ edition: null, address: '/', subject: 'archive' },
    articles: editions.reduce((sum, { articles }) => sum + articles, 0),
    divisions: editions.map(({ id, name, articles }) => ({ address: `/${id}/`, name, articles })),
  })

/** Everything that the archive makes of its articles, which may come in any order. `origin` is its canonical one. */
export function* generateLists(
  origin: string,
  editions: readonly EditionInBrief[],
  articles: readonly ArticleSummary[],
): Generator<GeneratedDocument> {
  const found = Map.groupBy(articles, ({ edition }) => edition)
  const ordered = new Map(editions.map(({ id }) => [id, (found.get(id) ?? []).toSorted(compareArticles)]))
  for (const edition of editions) {
    const own = ordered.get(edition.id) ?? []
    yield* createCalendar(edition, own)
    yield* createNameLists(edition, own)
    yield* createOnThisDay(edition, own)
    yield* createCorrectionsList(edition, own)
    yield createHoldings(edition.id, own)
  }
  yield archiveFront(editions)
  yield* createSitemaps(origin, ordered)
}
