import type { CollectionDocument, CollectionKind } from '../../../model/document.ts'
import { type NameListKind, nameListKinds } from '../../../model/edition.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { createListDocuments, type ListDetails, listLimits, noAdjacentLinks } from './archive-chain.ts'
import { createAuthorOverview, toListWithAuthorOverview } from './author-overview.ts'
import { divideList } from './list-parts.ts'
import { createIndexedNames, listSpellings, type NameGroup, type NameGroups } from './name-groups.ts'
import { createNameIndex } from './name-index.ts'

const subjectByListKind: Record<NameListKind, CollectionKind> = {
  sections: 'section',
  topics: 'topic',
  authors: 'author',
}

/** Creates the list of a name, and its parts. */
function* createNameList(
  { edition, listKind }: { edition: string; listKind: NameListKind },
  group: NameGroup,
  articles: ArticleSummary[],
): Generator<CollectionDocument> {
  const indexAddress = `/${edition}/${listKind}`
  const address = `${indexAddress}/${group.slug}`
  const spellings = listSpellings(group)
  const listDetails: ListDetails = {
    edition,
    address,
    partAddressPrefix: address,
    name: spellings.join(' / '),
    subjectOf: () => subjectByListKind[listKind],
    spellings,
    containingList: { address: indexAddress, name: listKind },
    adjacentLinksOf: () => noAdjacentLinks,
  }
  const career = listKind === 'authors' ? createAuthorOverview(edition, articles) : null
  for (const document of createListDocuments(listDetails, divideList(articles, listLimits)))
    yield career && document.address === address ? toListWithAuthorOverview(document, career) : document
}

/**
 * Creates an edition's indexes of sections, topics and authors, and a list of articles for each name whose list was
 * requested.
 */
export function* createNameLists(
  { id, name }: { id: string; name: string },
  groups: NameGroups,
): Generator<CollectionDocument> {
  const above = { address: `/${id}/`, name }
  for (const listKind of nameListKinds) {
    const nameIndex = { edition: id, listKind, address: `/${id}/${listKind}` }
    yield* createNameIndex(nameIndex, createIndexedNames(nameIndex.address, groups[listKind]), {
      initial: null,
      above,
    })
    for (const group of groups[listKind])
      if (group.articles) yield* createNameList(nameIndex, group, group.articles)
  }
}
