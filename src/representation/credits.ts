import type { ArticleFields } from '../model/article.ts'
import { mentionsAgency } from '../model/mentions-agency.ts'
import { compareDates } from '../model/partial-date.ts'
import { choosePrintedStandfirst } from '../model/standfirst.ts'
import { formatDate } from './format-date.ts'
import { chooseInterfaceLanguage } from './interface-language.ts'
import type { RenderContext } from './representation.ts'
import { chooseCatalogue } from './words/index.ts'

type Correction = ArticleFields['corrections'][number]
type CreditField = 'byline' | 'authors' | 'agency'

/** The date of publication; `null` when it is unknown. */
export const formatDateline = (
  { published }: ArticleFields,
  { language, edition }: RenderContext,
): string | null => published && formatDate(published, language, edition?.timeZone ?? 'UTC')

/** The byline, or the authors where there is none; then the agency, unless the byline names it already. */
function listCredits({ byline, authors, agency }: ArticleFields): [CreditField, string][] {
  const by: [CreditField, string] = byline === null ? ['authors', authors.join(', ')] : ['byline', byline]
  const credits: [CreditField, string][] = [by, ['agency', agency ?? '']]
  return credits.filter(
    ([field, name]) => name !== '' && !(field === 'agency' && mentionsAgency(by[1], name)),
  )
}

/** The credits as printed; those that the archive inferred say so. `null` without credits. */
export function formatCredits(fields: ArticleFields, context: RenderContext): string | null {
  const { attributed } = chooseCatalogue(chooseInterfaceLanguage(context))
  const credits = listCredits(fields).map(([field, name]) =>
    fields.provenance[field] === 'inferred' ? `${name} (${attributed})` : name,
  )
  return credits.join(' – ') || null
}

/** The note on an anonymised article, with the reason; `null` on any other. */
export const formatAnonymisedNote = ({ status }: ArticleFields, context: RenderContext): string | null =>
  status?.is === 'anonymised'
    ? [chooseCatalogue(chooseInterfaceLanguage(context)).anonymised, status.reason].filter(Boolean).join(' ')
    : null

/** The note on a corrected article, with the date of its last correction; `null` on any other. */
export function formatLastCorrection({ corrections }: ArticleFields, context: RenderContext): string | null {
  const lastDate = corrections
    .map(({ published }) => published)
    .sort(compareDates)
    .at(-1)
  if (lastDate === undefined) return null
  const language = chooseInterfaceLanguage(context)
  const formattedDate = formatDate(lastDate, language, context.edition?.timeZone ?? 'UTC')
  return chooseCatalogue(language).corrected(formattedDate, lastDate.length >= 10)
}

/** Formats a correction on one line: date and text. */
export const formatCorrection = (
  { published, text }: Correction,
  { language, edition }: RenderContext,
): string => `${formatDate(published, language, edition?.timeZone ?? 'UTC')} – ${text}`

/** Formats corrections, one on each line. */
export const formatCorrections = (corrections: readonly Correction[], context: RenderContext): string =>
  corrections.map((correction) => formatCorrection(correction, context)).join('\n')

/** The lines between headline and body: standfirst, date, credits, and notes on changes. */
export const listLinesBelowHeadline = (fields: ArticleFields, context: RenderContext): string[] =>
  [
    choosePrintedStandfirst(fields),
    formatDateline(fields, context),
    formatCredits(fields, context),
    formatAnonymisedNote(fields, context),
    formatLastCorrection(fields, context),
  ].filter((line) => line !== null)
