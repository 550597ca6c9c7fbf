import type { ArticleFields } from '../model/article.ts'
import { mentionsAgency } from '../model/mentions-agency.ts'
import { compareDates } from '../model/partial-date.ts'
import { findPrintedStandfirst } from '../model/standfirst.ts'
import { formatDate } from './format-date.ts'
import { chooseInterfaceLanguage } from './interface-language.ts'
import type { RenderContext } from './representation.ts'
import { chooseCatalogue } from './words/index.ts'

type Correction = ArticleFields['corrections'][number]
type CreditField = 'byline' | 'authors' | 'agency'

/** Formats the date of publication, or returns `null` if it is unknown. */
export const formatPublicationDate = (
  { published }: ArticleFields,
  { language, edition }: RenderContext,
): string | null => published && formatDate(published, language, edition?.timeZone ?? 'UTC')

/** Lists the byline or, without one, the authors; then the agency, unless it is already mentioned in these. */
function listArticleCredits({ byline, authors, agency }: ArticleFields): [CreditField, string][] {
  const authorCredit: [CreditField, string] =
    byline === null ? ['authors', authors.join(', ')] : ['byline', byline]
  const credits: [CreditField, string][] = [authorCredit, ['agency', agency ?? '']]
  return credits.filter(
    ([field, name]) => name !== '' && !(field === 'agency' && mentionsAgency(authorCredit[1], name)),
  )
}

/** Formats an article's credits, and marks those that the archive inferred. Returns `null` if there are no credits. */
export function formatArticleCredits(fields: ArticleFields, context: RenderContext): string | null {
  const { attributed } = chooseCatalogue(chooseInterfaceLanguage(context))
  const credits = listArticleCredits(fields).map(([field, name]) =>
    fields.provenance[field] === 'inferred' ? `${name} (${attributed})` : name,
  )
  return credits.join(' – ') || null
}

/** Returns the note on an anonymised article, with the reason; `null` for any other article. */
export const formatAnonymisedNote = ({ status }: ArticleFields, context: RenderContext): string | null =>
  status?.is === 'anonymised'
    ? [chooseCatalogue(chooseInterfaceLanguage(context)).anonymised, status.reason].filter(Boolean).join(' ')
    : null

/** Returns the note on a corrected article, with the date of its last correction; `null` for any other article. */
export function formatCorrectedNote({ corrections }: ArticleFields, context: RenderContext): string | null {
  const lastDate = corrections
    .map(({ published }) => published)
    .sort(compareDates)
    .at(-1)
  if (lastDate === undefined) return null
  const language = chooseInterfaceLanguage(context)
  const formattedDate = formatDate(lastDate, language, context.edition?.timeZone ?? 'UTC')
  return chooseCatalogue(language).corrected(formattedDate, lastDate.length >= 10)
}

/** Formats a correction on one line: its date and its text. */
export const formatCorrection = (
  { published, text }: Correction,
  { language, edition }: RenderContext,
): string => `${formatDate(published, language, edition?.timeZone ?? 'UTC')} – ${text}`

/** Formats corrections, each on its own line. */
export const formatCorrections = (corrections: readonly Correction[], context: RenderContext): string =>
  corrections.map((correction) => formatCorrection(correction, context)).join('\n')

/** Lists the lines between the headline and the body: standfirst, date, credits, and notes on changes. */
export const listLinesBelowHeadline = (fields: ArticleFields, context: RenderContext): string[] =>
  [
    findPrintedStandfirst(fields),
    formatPublicationDate(fields, context),
    formatArticleCredits(fields, context),
    formatAnonymisedNote(fields, context),
    formatCorrectedNote(fields, context),
  ].filter((line) => line !== null)
