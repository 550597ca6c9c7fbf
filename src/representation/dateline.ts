import type { ArticleFields } from '../model/article.ts'
import { dateInWords } from './date.ts'
import type { Setting } from './representation.ts'
import { wordsFor } from './words/index.ts'

/** The date in words, or `null` when it is not known. */
export const datelineOf = (fields: ArticleFields, { language, edition }: Setting): string | null =>
  fields.published === null ? null : dateInWords(fields.published, language, edition?.timeZone ?? 'UTC')

/** Who is credited, in the order a newspaper prints it: the byline (else the authors), then the agency. */
export function creditOf(fields: ArticleFields, { language }: Setting): string | null {
  const by = fields.byline ?? (fields.authors.length > 0 ? fields.authors.join(', ') : null)
  const inferred = fields.provenance.agency === 'inferred' ? ` (${wordsFor(language).inferred})` : ''
  const agency = fields.agency === null ? null : fields.agency + inferred
  const credits = [by, agency].filter((credit) => credit !== null)
  return credits.length === 0 ? null : credits.join(' – ')
}

/** That names were replaced, and why; `null` where none was. */
export const anonymisedLine = ({ status }: ArticleFields, { language }: Setting): string | null =>
  status?.is === 'anonymised'
    ? [wordsFor(language).anonymised, status.reason].filter((words) => words !== null).join(' ')
    : null

/** A correction in a line: when, and what. */
export const correctionLine = (
  { published, text }: ArticleFields['corrections'][number],
  { language, edition }: Setting,
): string => `${dateInWords(published, language, edition?.timeZone ?? 'UTC')} – ${text}`
