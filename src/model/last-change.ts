import type { ArticleFields } from './article.ts'
import { compareDates, type PartialDate } from './partial-date.ts'

/**
 * Returns the date of the last change or correction, if it is after publication or if the date of publication is
 * unknown.
 */
export function lastChangeOf({
  published,
  modified,
  corrections,
}: Pick<ArticleFields, 'published' | 'modified' | 'corrections'>): PartialDate | null {
  const changes = [modified, ...corrections.map((correction) => correction.published)]
  const last = changes
    .filter((date) => date !== null)
    .sort(compareDates)
    .at(-1)
  if (last === undefined) return null
  return published === null || compareDates(last, published) > 0 ? last : null
}
