import type { CollectionDocument } from '../../../model/document.ts'
import { compareDates } from '../../../model/partial-date.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { createListDocuments, type ListDetails, listLimits, noAdjacentLinks } from './archive-chain.ts'
import { divideList } from './list-parts.ts'

/**
 * Returns a copy of a corrected article that is dated by its last correction. The list of corrections is ordered and
 * divided by these dates.
 */
function dateByCorrection(article: ArticleSummary): ArticleSummary {
  const corrections = article.corrections.toSorted((a, b) => compareDates(a.published, b.published))
  const published = corrections.at(-1)?.published ?? null
  return { ...article, published, listing: { ...article.listing, modified: published, corrections } }
}

/** Creates an edition's list of corrected articles with their corrections, and the parts of the list. */
export function* createCorrectionsList(
  { id, name }: { id: string; name: string },
  articles: readonly ArticleSummary[],
): Generator<CollectionDocument> {
  const correctedArticles = articles.filter(({ corrections }) => corrections.length > 0).map(dateByCorrection)
  const address = `/${id}/corrections`
  const list: ListDetails = {
    edition: id,
    address,
    partAddressPrefix: address,
    name: 'corrections',
    subjectOf: () => 'corrections',
    spellings: [],
    containingList: { address: `/${id}/`, name },
    adjacentLinksOf: () => noAdjacentLinks,
  }
  yield* createListDocuments(list, divideList(correctedArticles.toSorted(compareArticles), listLimits))
}
