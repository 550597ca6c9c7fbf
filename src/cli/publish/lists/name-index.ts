import type { CollectionDocument, ListDivision, ListLink } from '../../../model/document.ts'
import type { NameListKind } from '../../../model/edition.ts'
import { maxListedArticles } from './archive-chain.ts'
import { groupByInitial, initialSegment } from './initials.ts'
import { createCollection } from './plain-list.ts'

/** A name in an index, with links to its lists: one list in an edition's index, one per edition in the archive's. */
export interface IndexedName {
  slug: string
  links: ListDivision[]
}

/** An index of sections, topics or authors, of an edition or of the archive. */
export interface NameIndex {
  edition: string | null
  listKind: NameListKind
  /** Its address. */
  address: string
}

/**
 * Maximum number of initials by which an index is divided: `initial/2016` would also be the year 2016 of a topic called
 * *initial*.
 */
const maxInitials = 3

/** The number of names at the beginning of an index of several pages. */
const mostFrequentNames = 50

const countArticles = ({ links }: IndexedName) =>
  links.reduce((sum, { articles }) => sum + (articles ?? 0), 0)

/** Orders names by number of articles, the most frequent first, then by slug. */
export function orderByFrequency(names: readonly IndexedName[]): IndexedName[] {
  const counted = names.map((name) => ({ name, articles: countArticles(name) }))
  counted.sort((a, b) => b.articles - a.articles || (a.name.slug < b.name.slug ? -1 : 1))
  return counted.map(({ name }) => name)
}

/**
 * Removes the counts. Only the first page of an edition's index has them, since an added article would otherwise change
 * several pages. The counts of all editions are on the archive's front, which changes with every article.
 */
const withoutCounts = (names: readonly IndexedName[]): IndexedName[] =>
  names.map(({ slug, links }) => ({ slug, links: links.map((link) => ({ ...link, articles: null })) }))

/** Creates an index of names: a single page, or a page per initial and one that links to them. */
export function* createNameIndex(
  { edition, listKind, address: base }: NameIndex,
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
    subject: listKind,
    initial,
    above,
    divisions: [...shownNames.flatMap((name) => name.links), ...links],
  })
  for (const [part, own] of longer)
    yield* createNameIndex({ edition, listKind, address: base }, own, {
      initial: part,
      above: { address, name: initial ?? listKind },
    })
}
