import type {
  ArchivedFeedPosition,
  CollectionDocument,
  CollectionKind,
  ListDivision,
  ListLink,
} from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { DivisionLimits, ListPart } from './list-parts.ts'

/** Maximum number of articles on a page. A longer list is divided by the calendar. */
export const maxListedArticles = 200

/**
 * Maximum number of articles in the list of a day, more than any newsroom publishes. A longer list is divided by
 * initials.
 */
const maxDayArticles = 1000

export const listLimits: DivisionLimits = {
  byCalendarLevel: [maxListedArticles, maxListedArticles, maxListedArticles, maxDayArticles],
  undated: maxListedArticles,
}

/** The limits of an edition's own calendar, in which every year, month and day with articles has a page. */
export const calendarLimits: DivisionLimits = {
  byCalendarLevel: [0, 0, 0, maxDayArticles],
  undated: maxListedArticles,
}

/** Number of articles shown at the beginning of a divided list, newest first. */
const newestArticleCount = 30

/** Links to the previous and the next part of the same kind; `null` if there is none. */
export interface AdjacentLinks {
  previous: ListLink | null
  next: ListLink | null
}

export const noAdjacentLinks: AdjacentLinks = { previous: null, next: null }

/** A list that may be divided into parts. */
export interface ListDetails {
  edition: string
  /** The address of the whole list. */
  address: string
  /** Prefix of the addresses of the list's parts. */
  partAddressPrefix: string
  /** The name under which parts link to the whole list. */
  name: string
  subjectOf: (part: ListPart) => CollectionKind
  spellings: string[]
  /** A link to the list one level up; `null` if there is none. */
  containingList: ListLink | null
  adjacentLinksOf: (part: ListPart) => AdjacentLinks
}

/**
 * True for a part that lists all its articles on its own page. Such a part may be divided too, but its parts are not
 * in the chain.
 */
const showsAllArticles = ({ parts, articles, path }: ListPart) =>
  parts.length === 0 || (path.length > 0 && articles.length <= maxListedArticles)

/** Yields, earliest first, the parts that together list every article once. */
function* walkListingParts(part: ListPart): Generator<ListPart> {
  if (showsAllArticles(part)) yield part
  else for (const innerPart of part.parts) yield* walkListingParts(innerPart)
}

function findLastListingPart(part: ListPart): ListPart {
  const lastPart = part.parts.at(-1)
  return showsAllArticles(part) || !lastPart ? part : findLastListingPart(lastPart)
}

const addressOfPart = (list: ListDetails, { path }: ListPart) =>
  path.length === 0 ? list.address : `${list.partAddressPrefix}/${path.join('/')}`

/**
 * Returns a link to a part, named by its initial, its period or `undated`, or by the list's name for the whole list.
 */
export const linkToPart = (list: ListDetails, part: ListPart): ListLink => ({
  address: addressOfPart(list, part),
  name: part.initial ?? (part.isUndated ? 'undated' : (part.period ?? list.name)),
})

/** Returns the days of a month that have lists, for its year's calendar; an empty object for any other part. */
function toDaysProperty({ period, parts }: ListPart): { days?: number[] } {
  const days = parts.filter((part) => part.period !== period).map((part) => Number(part.period?.slice(8)))
  return period?.length === 7 && days.length > 0 ? { days } : {}
}

/** Links to the parts of a part; the undated part is last, or omitted if the part itself lists all its articles. */
function toDivisions(list: ListDetails, part: ListPart): ListDivision[] {
  const shownParts = showsAllArticles(part) ? part.parts.filter(({ isUndated }) => !isUndated) : part.parts
  const orderedParts = shownParts.toSorted((a, b) => Number(a.isUndated) - Number(b.isUndated))
  return orderedParts.map((innerPart) => ({
    ...linkToPart(list, innerPart),
    articles: innerPart.articles.length,
    ...toDaysProperty(innerPart),
  }))
}

function reverseDatedArticles(articles: readonly ArticleSummary[]): ArticleSummary[] {
  const datedArticles = articles.filter(({ published }) => published !== null)
  return [...datedArticles.reverse(), ...articles.filter(({ published }) => published === null)]
}

/** Moves the longest article of a day to the beginning, as on a newspaper's front page. */
function moveLongestFirst(articles: readonly ArticleSummary[]): ArticleSummary[] {
  const longestArticle = articles.toSorted((a, b) => b.textLength - a.textLength).at(0)
  return longestArticle ? [longestArticle, ...articles.filter((article) => article !== longestArticle)] : []
}

const isDayPart = ({ period }: ListPart) => period?.length === 10

/**
 * Orders a part's articles: a whole list by date, newest first; a day with its longest article first; other parts in
 * order of publication.
 */
function orderArticles(part: ListPart): readonly ArticleSummary[] {
  if (part.path.length === 0) return reverseDatedArticles(part.articles)
  return isDayPart(part) ? moveLongestFirst(part.articles) : part.articles
}

function toListings(part: ListPart): CollectionDocument['listings'] {
  const [isComplete, isWholeList] = [showsAllArticles(part), part.path.length === 0]
  if (!isComplete && !isWholeList) return []
  const maxListings = isWholeList && !isComplete ? newestArticleCount : Number.POSITIVE_INFINITY
  return orderArticles(part)
    .slice(0, maxListings)
    .map(({ listing }) => listing)
}

interface ChainPosition {
  containingList: ListLink | null
  chain: ArchivedFeedPosition | null
}

function createPartDocument(
  list: ListDetails,
  part: ListPart,
  { containingList, chain }: ChainPosition,
): CollectionDocument {
  const { period, isUndated, initial, articles } = part
  return {
    kind: 'collection',
    edition: list.edition,
    address: addressOfPart(list, part),
    subject: list.subjectOf(part),
    names: list.spellings,
    period,
    undated: isUndated,
    initial,
    articles: articles.length,
    divisions: toDivisions(list, part),
    // Computed on demand: comparing lists does not need the lines.
    get listings() {
      return toListings(part)
    },
    above: containingList,
    ...list.adjacentLinksOf(part),
    chain,
  }
}

/** Maps each part in the chain to the address of the part before it; `null` for the first. */
function mapEarlierAddresses(list: ListDetails, rootPart: ListPart): Map<ListPart, string | null> {
  const earlierAddressByPart = new Map<ListPart, string | null>()
  let previousAddress: string | null = null
  for (const part of walkListingParts(rootPart)) {
    earlierAddressByPart.set(part, previousAddress)
    previousAddress = addressOfPart(list, part)
  }
  return earlierAddressByPart
}

/** Creates the documents of a list and of all its parts, chained as an archived feed (RFC 5005 §4). */
export function* createListDocuments(list: ListDetails, rootPart: ListPart): Generator<CollectionDocument> {
  const earlierAddressByPart = mapEarlierAddresses(list, rootPart)
  function* createPartDocuments(
    part: ListPart,
    containingList: ListLink | null,
    isChained: boolean,
  ): Generator<CollectionDocument> {
    const isComplete = showsAllArticles(part)
    const earlierAddress = isComplete
      ? (earlierAddressByPart.get(part) ?? null)
      : addressOfPart(list, findLastListingPart(part))
    const isChainLink = isChained && !(isComplete && part === rootPart)
    yield createPartDocument(list, part, {
      containingList,
      chain: isChainLink ? { current: list.address, earlier: earlierAddress } : null,
    })
    for (const innerPart of part.parts)
      if (!isComplete || !innerPart.isUndated)
        yield* createPartDocuments(innerPart, linkToPart(list, part), isChained && !isComplete)
  }
  yield* createPartDocuments(rootPart, list.containingList, true)
}
