import type { ListLink } from '../../../model/document.ts'
import type { NameListKind } from '../../../model/edition.ts'
import { addressOfDate } from '../../../model/list-address.ts'
import type { ArticleLink, ArticleNeighbours } from '../../../model/neighbours.ts'
import { slugifyName } from '../../../model/slug.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { type ArticleSequence, linkSequence, type SequenceKey, seekSequence } from './article-sequence.ts'

/** Kinds of names, most likely to be a series first. */
const nameKinds: readonly NameListKind[] = ['topics', 'authors', 'sections']

/** An article's date without its time. */
const dayOf = ({ published }: ArticleSummary) => published?.slice(0, 10) ?? null

export const toArticleLink = ({ address, headline, listing: { language } }: ArticleSummary): ArticleLink => ({
  address,
  headline,
  ...(language !== undefined && { language }),
})

/** Links to an article of the same date, or to the list of another date. */
function linkBeside(own: ArticleSummary, other: ArticleSummary | undefined): ArticleLink | ListLink | null {
  if (!other) return null
  const day = dayOf(other)
  return day === null || day === dayOf(own)
    ? toArticleLink(other)
    : { address: addressOfDate(other.edition, day), name: day }
}

function linkNear(
  other: ArticleSummary | undefined,
  shown: readonly (string | undefined)[],
): ArticleLink | null {
  if (!other || shown.includes(other.address)) return null
  const published = dayOf(other)
  return { ...toArticleLink(other), ...(published !== null && { published }) }
}

/** Articles of an edition follow each other by date; its undated articles form a separate sequence. */
const sequenceKeyOf = ({ edition, published }: ArticleSummary) =>
  published === null ? `${edition}/undated` : edition

/** Returns the key of an article's first name of a kind: its sequence and its slug. Slugs are computed once. */
function nameKeyOf(kind: NameListKind): SequenceKey {
  const slugs = new Map<string, string>()
  return (article) => {
    const [name] = article.names[kind]
    if (name === undefined) return null
    const slug = slugs.get(name) ?? slugifyName(name)
    slugs.set(name, slug)
    return `${sequenceKeyOf(article)} ${slug}`
  }
}

/** The lookup of an article's neighbours, by its address. */
export interface NeighbourFinder {
  /** Returns an article's neighbours; `null` for any other address, and for an article without neighbours. */
  find(address: string): ArticleNeighbours | null
  /** Returns the addresses of all articles whose neighbours may depend on an article. */
  findDependants(address: string): string[]
}

/** The articles of a finder, sorted by date, with the ways to find positions among them. */
interface NeighbourOrder {
  articles: readonly ArticleSummary[]
  /** Returns the position of the article at an address; -1 for any other address. */
  positionOf: (address: string) => number
  /** Returns the sequence of the articles with the same key. */
  follow: (keyOf: SequenceKey) => ArticleSequence
}

/**
 * Creates the lookup of the links to other articles at the end of an article's page (docs/decisions/0033). Each article
 * is linked from at most two articles by date, and from at most two by each kind of name.
 */
function createFinder({ articles, positionOf, follow }: NeighbourOrder): NeighbourFinder {
  const calendar = follow(sequenceKeyOf)
  const series = nameKinds.map((kind) => follow(nameKeyOf(kind)))
  const beside = ({ positionBefore, positionAfter }: ArticleSequence, position: number) =>
    [articles[positionBefore(position)], articles[positionAfter(position)]] as const
  function find(address: string): ArticleNeighbours | null {
    const position = positionOf(address)
    const own = articles[position]
    if (!own) return null
    const [before, after] = beside(calendar, position).map((other) => linkBeside(own, other))
    const shown = [before?.address, after?.address]
    const found = series.map((each) => beside(each, position)).find((pair) => pair.some((other) => other))
    const [earlier, later] = (found ?? []).map((other) => linkNear(other, shown))
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
    const pairs = [calendar, ...series].map((each) => beside(each, position))
    return pairs.flat().flatMap((other) => other?.address ?? [])
  }
  return { find, findDependants }
}

/** Creates a finder for the neighbours of all articles, in any order. */
export function createNeighbourFinder(articles: readonly ArticleSummary[]): NeighbourFinder {
  const sorted = articles.toSorted(compareArticles)
  const positions = new Map(sorted.map(({ address }, position) => [address, position]))
  return createFinder({
    articles: sorted,
    positionOf: (address) => positions.get(address) ?? -1,
    follow: (keyOf) => linkSequence(sorted, keyOf),
  })
}

/** Creates a finder for the neighbours of few articles, which needs no time or memory beforehand. @param articles sorted by date */
export const createNeighbourSeeker = (articles: readonly ArticleSummary[]): NeighbourFinder =>
  createFinder({
    articles,
    positionOf: (address) => articles.findIndex((article) => article.address === address),
    follow: (keyOf) => seekSequence(articles, keyOf),
  })
