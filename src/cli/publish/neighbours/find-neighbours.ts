import type { ListLink } from '../../../model/document.ts'
import type { NameList } from '../../../model/edition.ts'
import { addressOfDate } from '../../../model/list-address.ts'
import type { ArticleLink, ArticleNeighbours } from '../../../model/neighbours.ts'
import { slugifyName } from '../../../model/slug.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { type ArticleSequence, linkSequence } from './article-sequence.ts'

/** Kinds of names, most likely to be a series first. */
const nameKinds: readonly NameList[] = ['topics', 'authors', 'sections']

/** An article's date without its time. */
const dayOf = ({ published }: ArticleSummary) => published?.slice(0, 10) ?? null

export const toLink = ({ address, headline, listing: { language } }: ArticleSummary): ArticleLink => ({
  address,
  headline,
  ...(language !== undefined && { language }),
})

/** Links to an article of the same date, or to the list of another date. */
function linkBeside(own: ArticleSummary, other: ArticleSummary | undefined): ArticleLink | ListLink | null {
  if (!other) return null
  const day = dayOf(other)
  return day === null || day === dayOf(own)
    ? toLink(other)
    : { address: addressOfDate(other.edition, day), name: day }
}

function linkNear(
  other: ArticleSummary | undefined,
  shown: readonly (string | undefined)[],
): ArticleLink | null {
  if (!other || shown.includes(other.address)) return null
  const published = dayOf(other)
  return { ...toLink(other), ...(published !== null && { published }) }
}

/** Articles of an edition follow each other by date; its undated articles form a separate sequence. */
const sequenceKeyOf = ({ edition, published }: ArticleSummary) =>
  published === null ? `${edition}/undated` : edition

/** Returns the key of an article's first name of a kind: its sequence and its slug. Slugs are computed once. */
function nameKeyOf(kind: NameList): (article: ArticleSummary) => string | null {
  const slugs = new Map<string, string>()
  return (article) => {
    const [name] = article.names[kind]
    if (name === undefined) return null
    const slug = slugs.get(name) ?? slugifyName(name)
    slugs.set(name, slug)
    return `${sequenceKeyOf(article)} ${slug}`
  }
}

/** The positions of articles in order of date. */
const orderByDate = (articles: readonly ArticleSummary[]): Int32Array =>
  Int32Array.from(articles.keys()).sort((a, b) =>
    compareArticles(articles[a] as ArticleSummary, articles[b] as ArticleSummary),
  )

/** The lookup of an article's neighbours, by its address. */
export interface NeighbourFinder {
  /** Returns an article's neighbours; `null` for any other address, and for an article without neighbours. */
  find(address: string): ArticleNeighbours | null
  /** Returns the addresses of all articles whose neighbours may depend on an article. */
  findDependants(address: string): string[]
}

/**
 * Creates the lookup of the links to other articles at the end of an article's page (docs/decisions/0033). Each article
 * is linked from at most two articles by date, and from at most two by each kind of name.
 */
export function createNeighbourFinder(articles: readonly ArticleSummary[]): NeighbourFinder {
  const positions = new Map(articles.map(({ address }, position) => [address, position]))
  const order = orderByDate(articles)
  const calendar = linkSequence(articles, order, sequenceKeyOf)
  const series = nameKinds.map((kind) => linkSequence(articles, order, nameKeyOf(kind)))
  const beside = ({ earlier, later }: ArticleSequence, position: number) =>
    [articles[earlier[position] ?? -1], articles[later[position] ?? -1]] as const
  function find(address: string): ArticleNeighbours | null {
    const position = positions.get(address) ?? -1
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
    const position = positions.get(address) ?? -1
    const pairs = [calendar, ...series].map((each) => beside(each, position))
    return pairs.flat().flatMap((other) => other?.address ?? [])
  }
  return { find, findDependants }
}
