import type { CollectionDocument } from '../../../model/document.ts'
import { compareDates } from '../../../model/partial-date.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { createListDocuments, type DividedList, listLimits } from './archive-chain.ts'
import { divideList } from './list-parts.ts'

/** A corrected article, dated by its last correction: so the list is ordered and divides. */
function asCorrected(article: ArticleSummary): ArticleSummary {
  const corrections = article.corrections.toSorted((a, b) => compareDates(a.published, b.published))
  const published = corrections.at(-1)?.published ?? null
  return { ...article, published, listing: { ...article.listing, modified: published, corrections } }
}

/** The list of an edition's corrected articles, with their corrections: the last corrected first. */
export function* createCorrectionsList(
  { id, name }: { id: string; name: string },
  articles: readonly ArticleSummary[],
): Generator<CollectionDocument> {
  const corrected = articles.filter(({ corrections }) => corrections.length > 0).map(asCorrected)
  const run: DividedList = {
    edition: id,
    address: `/${id}/corrections`,
    base: `/${id}/corrections`,
    name: 'corrections',
    subjectOf: () => 'corrections',
    names: [],
    above: { address: `/${id}/`, name },
    beside: () => ({ previous: null, next: null }),
  }
  yield* createListDocuments(run, divideList(corrected.toSorted(compareArticles), listLimits))
}
