import type {
  ArchiveChain,
  CollectionDocument,
  CollectionSubject,
  ListDivision,
  ListLink,
} from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { DivisionLimits, ListPart } from './list-parts.ts'

/** A list of up to this many articles is one page; a longer one divides by the calendar. */
export const maxListedArticles = 200

/** A day cannot be divided by the calendar: it does by initials, once it is longer than any newsroom's day. */
const longestDay = 1000

/** Where lists divide. */
export const listLimits: DivisionLimits = {
  calendar: [maxListedArticles, maxListedArticles, maxListedArticles, longestDay],
  undated: maxListedArticles,
}

/** An edition's own calendar has all its years, months and days, however few articles they hold. */
export const calendarLimits: DivisionLimits = { calendar: [0, 0, 0, longestDay], undated: maxListedArticles }

/** How many of its newest articles a list that divides begins with. */
const newest = 30

/** A list with all the parts it divides into. */
export interface DividedList {
  edition: string
  /** The address of the whole, and what the addresses of its parts begin with. */
  address: string
  base: string
  /** What the whole is called where its parts lead back to it. */
  name: string
  subjectOf: (bucket: ListPart) => CollectionSubject
  names: string[]
  /** What the whole is part of. */
  above: ListLink | null
  /** What is beside a part, where that is told. */
  beside: (bucket: ListPart) => { previous: ListLink | null; next: ListLink | null }
}

/** Whether a part lists all its articles itself. The parts of one that does are pages too, but no links of the chain. */
const listsAll = ({ parts, articles, path }: ListPart) =>
  parts.length === 0 || (path.length > 0 && articles.length <= maxListedArticles)

/** The parts that list the run's articles between them, each once, earlier first. */
function* listing(bucket: ListPart): Generator<ListPart> {
  if (listsAll(bucket)) yield bucket
  else for (const part of bucket.parts) yield* listing(part)
}

const lastListing = (bucket: ListPart): ListPart => {
  const last = bucket.parts.at(-1)
  return listsAll(bucket) || !last ? bucket : lastListing(last)
}

/** What a part is called among its neighbours. */
const nameOf = ({ name }: DividedList, { initial, undated, period }: ListPart): string =>
  initial ?? (undated ? 'undated' : (period ?? name))

const addressOf = (run: DividedList, { path }: ListPart) =>
  path.length === 0 ? run.address : `${run.base}/${path.join('/')}`

/** The place of a part. */
export const linkToPart = (run: DividedList, bucket: ListPart): ListLink => ({
  address: addressOf(run, bucket),
  name: nameOf(run, bucket),
})

/** Listed below the calendar's parts, though it comes before them in time. */
function divisionsOf(run: DividedList, { parts }: ListPart, all: boolean): ListDivision[] {
  const shown = all ? parts.filter(({ undated }) => !undated) : parts
  const ordered = shown.toSorted((a, b) => Number(a.undated) - Number(b.undated))
  return ordered.map((part) => ({ ...linkToPart(run, part), articles: part.articles.length }))
}

const newestFirst = (articles: readonly ArticleSummary[]) => {
  const dated = articles.filter(({ published }) => published !== null)
  return [...dated.reverse(), ...articles.filter(({ published }) => published === null)]
}

function listingsOf({ path, articles }: ListPart, all: boolean): CollectionDocument['listings'] {
  if (path.length > 0) return all ? articles.map(({ listing: line }) => line) : []
  const first = newestFirst(articles).slice(0, all ? maxListedArticles : newest)
  return first.map(({ listing: line }) => line)
}

interface Position {
  above: ListLink | null
  chain: ArchiveChain | null
}

function documentOf(run: DividedList, bucket: ListPart, { above, chain }: Position): CollectionDocument {
  const all = listsAll(bucket)
  const { period, undated, initial, articles } = bucket
  return {
    kind: 'collection',
    edition: run.edition,
    address: addressOf(run, bucket),
    subject: run.subjectOf(bucket),
    names: run.names,
    period,
    undated,
    initial,
    articles: articles.length,
    divisions: divisionsOf(run, bucket, all),
    listings: listingsOf(bucket, all),
    above,
    ...run.beside(bucket),
    chain,
  }
}

/** Every document of a run: the whole, and each of its parts that has a page. */
export function* createListDocuments(run: DividedList, whole: ListPart): Generator<CollectionDocument> {
  const earlier = new Map<ListPart, string | null>()
  let before: string | null = null
  for (const bucket of listing(whole)) {
    earlier.set(bucket, before)
    before = addressOf(run, bucket)
  }
  function* below(bucket: ListPart, above: ListLink | null, chained: boolean): Generator<CollectionDocument> {
    const all = listsAll(bucket)
    const last = all ? (earlier.get(bucket) ?? null) : addressOf(run, lastListing(bucket))
    const inChain = chained && !(all && bucket === whole)
    yield documentOf(run, bucket, { above, chain: inChain ? { current: run.address, earlier: last } : null })
    for (const part of bucket.parts)
      if (!all || !part.undated) yield* below(part, linkToPart(run, bucket), chained && !all)
  }
  yield* below(whole, run.above, true)
}
