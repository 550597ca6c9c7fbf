import type { ListLink } from '../../../model/document.ts'
import type { NameListKind } from '../../../model/edition.ts'
import { addressOfDateList } from '../../../model/list-address.ts'
import type { ArticleLink, ArticleNeighbours } from '../../../model/neighbours.ts'
import { slugifyName } from '../../../model/slug.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import {
  type ArticleSequences,
  type GetSequenceKey,
  indexSequences,
  scanSequences,
} from './article-sequences.ts'

/** Kinds of names that form series, most likely first. */
const seriesListKinds: readonly NameListKind[] = ['topics', 'authors', 'sections']

/** An article's date without its time. */
const dayOfArticle = ({ published }: ArticleSummary) => published?.slice(0, 10) ?? null

export const toArticleLink = ({ address, headline, listing: { language } }: ArticleSummary): ArticleLink => ({
  address,
  headline,
  ...(language !== undefined && { language }),
})

/**
 * Links to a neighbour from the same day; otherwise, to the list of the neighbour's day. Returns `null` if there is no
 * neighbour.
 */
function linkByDate(
  article: ArticleSummary,
  neighbour: ArticleSummary | undefined,
): ArticleLink | ListLink | null {
  if (!neighbour) return null
  const neighbourDay = dayOfArticle(neighbour)
  return neighbourDay === null || neighbourDay === dayOfArticle(article)
    ? toArticleLink(neighbour)
    : { address: addressOfDateList(neighbour.edition, neighbourDay), name: neighbourDay }
}

function linkInSeriesUnlessShown(
  neighbour: ArticleSummary | undefined,
  shownAddresses: readonly (string | undefined)[],
): ArticleLink | null {
  if (!neighbour || shownAddresses.includes(neighbour.address)) return null
  const published = dayOfArticle(neighbour)
  return { ...toArticleLink(neighbour), ...(published !== null && { published }) }
}

/**
 * Returns the key of the sequence in which an edition's articles follow each other by date. Undated articles form a
 * separate sequence.
 */
const toDateSequenceKey = ({ edition, published }: ArticleSummary) =>
  published === null ? `${edition}/undated` : edition

/**
 * Creates a function that returns the sequence key for an article's first name of a kind. The key consists of the
 * article's date sequence and the name's slug; it is `null` for an article without such a name. Each slug is computed
 * once.
 */
function createNameKeyGetter(kind: NameListKind): GetSequenceKey {
  const slugByName = new Map<string, string>()
  return (article) => {
    const [name] = article.names[kind]
    if (name === undefined) return null
    const slug = slugByName.get(name) ?? slugifyName(name)
    slugByName.set(name, slug)
    return `${toDateSequenceKey(article)} ${slug}`
  }
}

/** Finds the neighbours of articles, given by their addresses. */
export interface NeighbourFinder {
  /** Returns the neighbours of the article at an address; `null` if it has no neighbours, or there is no article. */
  findNeighbours(address: string): ArticleNeighbours | null
  /**
   * Returns the addresses of the articles next to an article, whose own neighbours may change if it is added or
   * removed.
   */
  findDependants(address: string): string[]
}

/** The articles of a neighbour finder, sorted by date, and functions that look up positions in them. */
interface NeighbourFinderSource {
  articles: readonly ArticleSummary[]
  /** Returns the position of the article at an address; -1 if there is none. */
  positionOf: (address: string) => number
  /** Creates the sequences that are formed by articles with the same key. */
  createSequences: (keyOf: GetSequenceKey) => ArticleSequences
}

/**
 * Creates a finder for the links to other articles at the end of an article's page (docs/decisions/0033). Each article
 * is linked from at most two articles by date, and from at most two by each kind of name.
 */
function createFinderFromSource({
  articles,
  positionOf,
  createSequences,
}: NeighbourFinderSource): NeighbourFinder {
  const dateSequences = createSequences(toDateSequenceKey)
  const nameSequences = seriesListKinds.map((kind) => createSequences(createNameKeyGetter(kind)))
  const findArticlesBeside = ({ positionBefore, positionAfter }: ArticleSequences, position: number) =>
    [articles[positionBefore(position)], articles[positionAfter(position)]] as const
  function findNeighbours(address: string): ArticleNeighbours | null {
    const position = positionOf(address)
    const article = articles[position]
    if (!article) return null
    const [before, after] = findArticlesBeside(dateSequences, position).map((neighbour) =>
      linkByDate(article, neighbour),
    )
    const shownAddresses = [before?.address, after?.address]
    const seriesPair = nameSequences
      .map((sequences) => findArticlesBeside(sequences, position))
      .find((pair) => pair.some((neighbour) => neighbour))
    const [earlier, later] = (seriesPair ?? []).map((neighbour) =>
      linkInSeriesUnlessShown(neighbour, shownAddresses),
    )
    const neighbours = {
      ...(before && { before }),
      ...(after && { after }),
      ...(earlier && { earlier }),
      ...(later && { later }),
    }
    return Object.keys(neighbours).length > 0 ? neighbours : null
  }
  function findDependants(address: string): string[] {
    const position = positionOf(address)
    const neighbourPairs = [dateSequences, ...nameSequences].map((sequences) =>
      findArticlesBeside(sequences, position),
    )
    return neighbourPairs.flat().flatMap((neighbour) => neighbour?.address ?? [])
  }
  return { findNeighbours, findDependants }
}

/** Creates a finder for the neighbours of many articles. The articles may be in any order. */
export function createNeighbourFinder(articles: readonly ArticleSummary[]): NeighbourFinder {
  const sortedArticles = articles.toSorted(compareArticles)
  const positionByAddress = new Map(sortedArticles.map(({ address }, position) => [address, position]))
  return createFinderFromSource({
    articles: sortedArticles,
    positionOf: (address) => positionByAddress.get(address) ?? -1,
    createSequences: (keyOf) => indexSequences(sortedArticles, keyOf),
  })
}

/**
 * Creates a finder that searches all articles at each look-up, which is faster for a few look-ups. @param articles
 * sorted by date
 */
export const createUnindexedNeighbourFinder = (articles: readonly ArticleSummary[]): NeighbourFinder =>
  createFinderFromSource({
    articles,
    positionOf: (address) => articles.findIndex((article) => article.address === address),
    createSequences: (keyOf) => scanSequences(articles, keyOf),
  })
