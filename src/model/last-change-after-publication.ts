import type { ArticleFields } from './article.ts'
import { compareDates, type PartialDate } from './partial-date.ts'

/**
 * Returns the date of the last change or correction. Returns `null` if there was none, or if it is not later than a
 * known date of publication.
 */
export function lastChangeAfterPublicationOf({
  published,
  modified,
  corrections,
}: Pick<ArticleFields, 'published' | 'modified' | 'corrections'>): PartialDate | null {
  const changeDates = [modified, ...corrections.map((correction) => correction.published)]
  const lastDate = changeDates
    .filter((date) => date !== null)
    .sort(compareDates)
    .at(-1)
  if (lastDate === undefined) return null
  return published === null || compareDates(lastDate, published) > 0 ? lastDate : null
}
