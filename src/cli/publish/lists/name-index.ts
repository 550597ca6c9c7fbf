import type { CollectionDocument, ListDivision, ListLink } from '../../../model/document.ts'
import type { NameListKind } from '../../../model/edition.ts'
import { maxListedArticles } from './archive-chain.ts'
import { groupByInitial, initialPagesSegment } from './initials.ts'
import { createPlainList } from './plain-list.ts'

/** A name in an index, with links to its lists: one list in an edition's index, one per edition in the archive's. */
export interface IndexedName {
  slug: string
  links: ListDivision[]
}

/** An index of the sections, topics or authors of an edition, or of the archive if `edition` is `null`. */
export interface NameIndex {
  edition: string | null
  listKind: NameListKind
  /** The address of the first page. */
  address: string
}

/**
 * Maximum number of initial characters by which an index is divided. With four, `initial/2016` could also be the year
 * 2016 of a topic called *initial*.
 */
const maxInitialLength = 3

/** Number of names on the first page of a divided index. */
const mostFrequentNameCount = 50

const countArticles = ({ links }: IndexedName) =>
  links.reduce((sum, { articles }) => sum + (articles ?? 0), 0)

/** Sorts names by number of articles, most frequent first, then by slug. */
export function orderByFrequency(names: readonly IndexedName[]): IndexedName[] {
  const namesWithCounts = names.map((name) => ({ name, articles: countArticles(name) }))
  namesWithCounts.sort((a, b) => b.articles - a.articles || (a.name.slug < b.name.slug ? -1 : 1))
  return namesWithCounts.map(({ name }) => name)
}

/**
 * Removes article counts. Only the first page of an edition's index contains counts, so that an added article changes
 * no other page of the index. Counts for all editions are on the archive's front page, which changes with every
 * article.
 */
const removeCounts = (names: readonly IndexedName[]): IndexedName[] =>
  names.map(({ slug, links }) => ({ slug, links: links.map((link) => ({ ...link, articles: null })) }))

/** Creates an index of names: a single page, or a page for each initial and a first page that links to these pages. */
export function* createNameIndex(
  { edition, listKind, address: indexAddress }: NameIndex,
  names: readonly IndexedName[],
  { initial, above }: { initial: string | null; above: ListLink | null },
): Generator<CollectionDocument> {
  const isFirstPage = initial === null
  const address = isFirstPage ? indexAddress : `${indexAddress}/${initialPagesSegment}/${initial}`
  const isDivided = names.length > maxListedArticles && (initial ?? '').length < maxInitialLength
  const namesByInitial = isDivided ? groupByInitial(names, ({ slug }) => slug, initial ?? '') : []
  const pageNames = isDivided
    ? namesByInitial.filter(([partInitial]) => partInitial === initial).flatMap(([, partNames]) => partNames)
    : names
  const listedNames = isFirstPage
    ? orderByFrequency(names).slice(0, isDivided ? mostFrequentNameCount : undefined)
    : pageNames
  const shownNames = isFirstPage && edition !== null ? listedNames : removeCounts(listedNames)
  const furtherParts = namesByInitial.filter(([partInitial]) => partInitial !== initial)
  const partLinks = furtherParts.map(([partInitial]) => ({
    address: `${indexAddress}/${initialPagesSegment}/${partInitial}`,
    name: partInitial,
    articles: null,
  }))
  yield createPlainList({
    edition,
    address,
    subject: listKind,
    initial,
    above,
    divisions: [...shownNames.flatMap((name) => name.links), ...partLinks],
  })
  for (const [partInitial, partNames] of furtherParts)
    yield* createNameIndex({ edition, listKind, address: indexAddress }, partNames, {
      initial: partInitial,
      above: { address, name: initial ?? listKind },
    })
}
