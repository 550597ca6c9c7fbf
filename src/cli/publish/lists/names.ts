import type { CollectionDocument, CollectionSubject, ListLink } from '../../../model/document.ts'
import { type NameList, nameLists } from '../../../model/edition.ts'
import {
  createListDocuments,
  type DividedList,
  listLimits,
  maxListedArticles,
  noNeighbours,
} from './archive-chain.ts'
import { groupByInitial, initialSegment } from './initials.ts'
import { divideList } from './list-parts.ts'
import { linkToName, type NameGroup, type NameGroups, namesOf, orderByFrequency } from './name-groups.ts'
import { createCollection } from './plain-list.ts'

const subjects: Record<NameList, CollectionSubject> = {
  sections: 'section',
  topics: 'topic',
  authors: 'author',
}

/** An edition's index of sections, topics or authors. */
interface NameIndex {
  edition: string
  list: NameList
  /** Its address. */
  base: string
}

function* createNameList(
  { edition, list, base }: NameIndex,
  group: NameGroup,
): Generator<CollectionDocument> {
  const address = `${base}/${group.slug}`
  const names = namesOf(group)
  const divided: DividedList = {
    edition,
    address,
    base: address,
    name: names.join(' / '),
    subjectOf: () => subjects[list],
    names,
    above: { address: base, name: list },
    neighboursOf: () => noNeighbours,
  }
  yield* createListDocuments(divided, divideList(group.articles, listLimits))
}

/** The greatest number of initials by which an index divides: `initial/2016` would be the year of a topic called *initial*. */
const maxInitials = 3

/** The number of names with which an index of several pages begins. */
const mostFrequentNames = 50

/** Creates an index of names: one page, or a page for each initial that leads to longer ones. */
function* createIndex(
  { edition, list, base }: NameIndex,
  groups: readonly NameGroup[],
  { initial, above }: { initial: string | null; above: ListLink | null },
): Generator<CollectionDocument> {
  const isFirst = initial === null
  const address = isFirst ? base : `${base}/${initialSegment}/${initial}`
  const divides = groups.length > maxListedArticles && (initial ?? '').length < maxInitials
  const parts = divides ? groupByInitial(groups, ({ slug }) => slug, initial ?? '') : []
  const ownGroups = divides ? parts.filter(([part]) => part === initial).flatMap(([, own]) => own) : groups
  const listedGroups = isFirst
    ? orderByFrequency(groups).slice(0, divides ? mostFrequentNames : undefined)
    : ownGroups
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
    divisions: [...listedGroups.map((group) => linkToName(base, group, isFirst)), ...links],
  })
  for (const [part, own] of longer)
    yield* createIndex({ edition, list, base }, own, {
      initial: part,
      above: { address, name: initial ?? list },
    })
}

/** Creates an edition's indexes of sections, topics and authors, and the list of each name. */
export function* createNameLists(
  { id, name }: { id: string; name: string },
  groups: NameGroups,
): Generator<CollectionDocument> {
  for (const list of nameLists) {
    const index = { edition: id, list, base: `/${id}/${list}` }
    yield* createIndex(index, groups[list], { initial: null, above: { address: `/${id}/`, name } })
    for (const group of groups[list]) yield* createNameList(index, group)
  }
}
