import type { DocumentBody } from '../../../model/article.ts'
import type { CollectionDocument, CollectionKind, FrontNames } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import {
  type AdjacentLinks,
  calendarLimits,
  createListDocuments,
  type ListDetails,
  linkToPart,
  noAdjacentLinks,
} from './archive-chain.ts'
import { divideList, type ListPart } from './list-parts.ts'

const subjectByLevel = ['front', 'year', 'month', 'day'] as const

function subjectOf({ path, period }: ListPart): CollectionKind {
  if (path.length > 0 && period === null) return 'undated'
  return subjectByLevel[period === null ? 0 : period.split('-').length] ?? 'day'
}

/** Yields a list and its years, months and days. The parts of each kind are in chronological order. */
function* walkPeriods(part: ListPart): Generator<ListPart> {
  if (part.isUndated || part.initial !== null) return
  yield part
  for (const innerPart of part.parts) yield* walkPeriods(innerPart)
}

/** Maps each year, month and day with articles to links to the previous and the next of the same kind. */
function mapAdjacentLinks(list: ListDetails, rootPart: ListPart): Map<ListPart, AdjacentLinks> {
  const adjacentLinksByPart = new Map<ListPart, AdjacentLinks>()
  const latestPartBySubject = new Map<CollectionKind, ListPart>()
  for (const part of walkPeriods(rootPart)) {
    const subject = subjectOf(part)
    const previousPart = latestPartBySubject.get(subject)
    adjacentLinksByPart.set(part, {
      previous: previousPart ? linkToPart(list, previousPart) : null,
      next: null,
    })
    const previousPartLinks = previousPart && adjacentLinksByPart.get(previousPart)
    if (previousPartLinks) previousPartLinks.next = linkToPart(list, part)
    latestPartBySubject.set(subject, part)
  }
  return adjacentLinksByPart
}

/**
 * Creates an edition's front page, the pages of its years, months and days, and the lists of its undated articles.
 * @param articles the edition's articles, sorted by date
 * @param frontNames the names on the front page
 */
export function* createCalendarDocuments(
  { id, name, about }: { id: string; name: string; about?: DocumentBody | undefined },
  articles: ArticleSummary[],
  frontNames: FrontNames,
): Generator<CollectionDocument> {
  const rootPart = divideList(articles, calendarLimits)
  const list: ListDetails = {
    edition: id,
    address: `/${id}/`,
    partAddressPrefix: `/${id}`,
    name,
    subjectOf,
    spellings: [],
    containingList: null,
    adjacentLinksOf: (part) => adjacentLinksByPart.get(part) ?? noAdjacentLinks,
  }
  const adjacentLinksByPart = mapAdjacentLinks(list, rootPart)
  for (const document of createListDocuments(list, rootPart))
    yield document.subject === 'front' ? { ...document, ...(about && { about }), frontNames } : document
}
