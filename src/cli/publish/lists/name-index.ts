import type { CollectionDocument, ListDivision, ListLink } from '../../../model/document.ts'
import type { NameList } from '../../../model/edition.ts'
import { maxListedArticles } from './archive-chain.ts'
import { groupByInitial, initialSegment } from './initials.ts'
import { createCollection } from './plain-list.ts'

/** A name in an index, with the lists that it leads to: one in an edition's index, one of each edition in the archive's. */
export interface IndexedName {
  slug: string
  links: ListDivision[]
}

/** An index of sections, topics or authors, of an edition or of the archive. */
export interface NameIndex {
  edition: string | null
  list: NameList
  /** Its address. */
  base: string
}

/** The greatest number of initials by which an index divides: `initial/2016` would be the year of a topic called *initial*. */
const maxInitials = 3

/** The number of names with which an index of several pages begins. */
const mostFrequentNames = 50

const countArticles = ({ links }: IndexedName) =>
  links.reduce((sum, { articles }) => sum + (articles ?? 0), 0)

/** Orders names by number of articles, the most frequent first, then by slug. */
export const orderByFrequency = (names: readonly IndexedName[]): IndexedName[] =>
  names.toSorted((a, b) => countArticles(b) - countArticles(a) || (a.slug < b.slug ? -1 : 1))

/**
 * Only the first page of an edition's index has counts, or an added article would change several pages. Those of all editions are
 * on the archive's front, which changes with every article.
 */
const withoutCounts = (names: readonly IndexedName[]): IndexedName[] =>
  names.map(({ slug, links }) => ({ slug, links: links.map((link) => ({ ...link, articles: null })) }))

/** Creates an index of names: one page, or a page for each initial that leads to longer ones. */
export function* createIndex(
  { edition, list, base }: NameIndex,
  names: readonly IndexedName[],
  { initial, above }: { initial: string | null; above: ListLink | null },
): Generator<CollectionDocument> {
  const isFirst = initial === null
  const address = isFirst ? base : `${base}/${initialSegment}/${initial}`
  const divides = names.length > maxListedArticles && (initial ?? '').length < maxInitials
  const parts = divides ? groupByInitial(names, ({ slug }) => slug, initial ?? '') : []
  const ownNames = divides ? parts.filter(([part]) => part === initial).flatMap(([, own]) => own) : names
  const listedNames = isFirst
    ? orderByFrequency(names).slice(0, divides ? mostFrequentNames : undefined)
    : ownNames
  const shownNames = isFirst && edition !== null ? listedNames : withoutCounts(listedNames)
  const longer = parts.filter(([part]) => part !== initial)
  const links = longer.map(([part]) => ({
    address: `${base}/${initialSegment}/${part}`,
    name: part,
    articles: null,
  }))
  yield createCollection({
    edition,
    address,
    subject: list,
    initial,
    above,
    divisions: [...shownNames.flatMap((name) => name.links), ...links],
  })
  for (const [part, own] of longer)
    yield* createIndex({ edition, list, base }, own, {
      initial: part,
      above: { address, name: initial ?? list },
    })
}
