import { compareDates, type PartialDate } from '../../../model/partial-date.ts'
import { type ArticleCheck, createFieldFinding } from '../check.ts'

/** Compares dates at the precision of `limit`: no day of 2016 is before or after 2016. False if `limit` is `null`. */
const isBeforeAtPrecision = (date: PartialDate, limit: PartialDate | null) =>
  limit !== null && compareDates(date.slice(0, limit.length), limit) < 0

const isAfterAtPrecision = (date: PartialDate, limit: PartialDate | null) =>
  limit !== null && compareDates(date.slice(0, limit.length), limit) > 0

/** Finds a missing publication date, and one outside the edition's lifetime. */
export const checkDates: ArticleCheck = (article) => {
  const { published } = article.fields
  const { founded, closed } = article.edition
  if (published === null)
    return [createFieldFinding(article, 'no-date', { path: ['published'], text: 'no date of publication' })]
  const misfitText = isBeforeAtPrecision(published, founded)
    ? `before the edition was founded (${founded})`
    : isAfterAtPrecision(published, closed)
      ? `after the edition closed (${closed})`
      : null
  if (misfitText === null) return []
  return [
    createFieldFinding(article, 'unlikely-date', {
      path: ['published'],
      text: `${published}: ${misfitText}`,
    }),
  ]
}
