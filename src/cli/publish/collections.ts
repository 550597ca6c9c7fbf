import type { CollectionDocument, Division, Listing } from '../../model/document.ts'
import { calendarParts, type PartialDate } from '../../model/partial-date.ts'
import { inOrder, type Summary } from './summary.ts'

/** A list of up to this many articles is one page; a longer one divides by the calendar. */
const longestList = 200

/** How many articles a front lists. */
const onTheFront = 30

const toListing = ({ address, headline, published }: Summary): Listing => ({ address, headline, published })

const subjects = ['year', 'month', 'day'] as const

/** The first `depth` calendar parts of a date; `null` where the date is less precise. */
function periodOf(date: PartialDate | null, depth: number): PartialDate | null {
  const parts = date === null ? [] : calendarParts(date)
  return parts.length < depth ? null : parts.slice(0, depth).join('-')
}

const periodAddress = (edition: string, period: string) => `/${edition}/${period.replaceAll('-', '/')}`

const division = (edition: string, [period, articles]: [string, Summary[]]): Division => ({
  address: periodAddress(edition, period),
  name: period,
  articles: articles.length,
})

/** Articles by the period of `depth` parts that they fall into; those whose date is less precise are left out. */
function byPeriod(articles: readonly Summary[], depth: number): [string, Summary[]][] {
  const groups = Map.groupBy(articles, ({ published }) => periodOf(published, depth))
  return [...groups].filter((group): group is [string, Summary[]] => group[0] !== null)
}

/** A period's collection, and those it divides into. Dates less precise than its divisions are listed in it. */
function* calendar(
  edition: string,
  [period, articles]: [string, Summary[]],
  depth: number,
): Generator<CollectionDocument> {
  const parts = depth < subjects.length ? byPeriod(articles, depth + 1) : []
  const undivided = articles.filter(({ published }) => periodOf(published, depth + 1) === null)
  const listed = depth === subjects.length || articles.length <= longestList ? articles : undivided
  yield {
    kind: 'collection',
    edition,
    address: periodAddress(edition, period),
    subject: subjects[depth - 1] ?? 'day',
    period,
    articles: articles.length,
    divisions: parts.map((part) => division(edition, part)),
    listings: listed.map(toListing),
  }
  for (const part of parts) yield* calendar(edition, part, depth + 1)
}

const undatedPart = (edition: string, articles: Summary[]): Division[] =>
  articles.length === 0
    ? []
    : [{ address: `/${edition}/undated`, name: 'undated', articles: articles.length }]

/** An edition's front, its calendar, and its undated articles. `articles` are the edition's, in order. */
export function* editionCollections(edition: string, articles: Summary[]): Generator<CollectionDocument> {
  const dated = articles.filter(({ published }) => published !== null)
  const undated = articles.filter(({ published }) => published === null)
  const years = byPeriod(dated, 1)
  const common = { kind: 'collection', edition, period: null } as const
  yield {
    ...common,
    address: `/${edition}/`,
    subject: 'front',
    articles: articles.length,
    divisions: [...years.map((year) => division(edition, year)), ...undatedPart(edition, undated)],
    listings: dated.slice(-onTheFront).reverse().map(toListing),
  }
  for (const year of years) yield* calendar(edition, year, 1)
  if (undated.length > 0)
    yield {
      ...common,
      address: `/${edition}/undated`,
      subject: 'undated',
      articles: undated.length,
      divisions: [],
      listings: undated.map(toListing),
    }
}

/** The archive's own front: its editions. */
export const archiveFront = (
  editions: readonly { id: string; name: string; articles: number }[],
): CollectionDocument => ({
  kind: 'collection',
  edition: null,
  address: '/',
  subject: 'archive',
  period: null,
  articles: editions.reduce((sum, { articles }) => sum + articles, 0),
  divisions: editions.map(({ id, name, articles }) => ({ address: `/${id}/`, name, articles })),
  listings: [],
})

/** Every collection of an archive. `articles` may come in any order. */
export function* collections(
  editions: readonly { id: string; name: string; articles: number }[],
  articles: readonly Summary[],
): Generator<CollectionDocument> {
  const ordered = articles.toSorted(inOrder)
  for (const { id } of editions)
    yield* editionCollections(
      id,
      ordered.filter(({ edition }) => edition === id),
    )
  yield archiveFront(editions)
}
