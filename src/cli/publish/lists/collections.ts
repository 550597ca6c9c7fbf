import type { CollectionDocument, HoldingsDocument, SitemapDocument } from '../../../model/document.ts'
import { inOrder, type Summary } from '../articles/summary.ts'
import { calendarOf } from './calendar.ts'
import { correctionsOf } from './corrections.ts'
import { holdingsOf } from './holdings.ts'
import { namedLists } from './names.ts'
import { onThisDay } from './on-this-day.ts'
import { plainList } from './plain-list.ts'
import { sitemapsOf } from './sitemaps.ts'

/** A document that the archive makes of its articles. */
export type MadeDocument = CollectionDocument | HoldingsDocument | SitemapDocument

interface EditionInBrief {
  id: string
  name: string
  articles: number
}

/** The archive's own front: its editions. */
const archiveFront = (editions: readonly EditionInBrief[]): CollectionDocument =>
  plainList({
    ...{ edition: null, address: '/', subject: 'archive' },
    articles: editions.reduce((sum, { articles }) => sum + articles, 0),
    divisions: editions.map(({ id, name, articles }) => ({ address: `/${id}/`, name, articles })),
  })

/** Everything that the archive makes of its articles, which may come in any order. `origin` is its canonical one. */
export function* collections(
  origin: string,
  editions: readonly EditionInBrief[],
  articles: readonly Summary[],
): Generator<MadeDocument> {
  const found = Map.groupBy(articles, ({ edition }) => edition)
  const ordered = new Map(editions.map(({ id }) => [id, (found.get(id) ?? []).toSorted(inOrder)]))
  for (const edition of editions) {
    const own = ordered.get(edition.id) ?? []
    yield* calendarOf(edition, own)
    yield* namedLists(edition, own)
    yield* onThisDay(edition, own)
    yield* correctionsOf(edition, own)
    yield holdingsOf(edition.id, own)
  }
  yield archiveFront(editions)
  yield* sitemapsOf(origin, ordered)
}
