import type { ArticleFields } from '../model/article.ts'
import { compareDates } from '../model/partial-date.ts'
import { formatDate } from './format-date.ts'
import { interfaceLanguage } from './interface-language.ts'
import type { RenderContext } from './representation.ts'
import { wordsFor } from './words/index.ts'

/** The date in words, or `null` when it is not known. */
export const formatDateline = (fields: ArticleFields, { language, edition }: RenderContext): string | null =>
  fields.published === null ? null : formatDate(fields.published, language, edition?.timeZone ?? 'UTC')

type CreditField = 'byline' | 'authors' | 'agency'

/** Words in lower case and without accents; an acronym as it is, since *AP* is not the *ap* of a Welsh name. */
const comparable = (text: string, like: string) =>
  like === like.toUpperCase()
    ? text
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()

/** True when a byline names the agency already, as whole words: "with files from Reuters". */
function namesAgency(byline: string, agency: string): boolean {
  const words = (text: string) =>
    ` ${(comparable(text, agency).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ')} `
  return words(byline).includes(words(agency))
}

/**
 * Who is credited, and by which field, in the order a newspaper prints it: the byline (else the authors), the agency where
 * the byline does not name it.
 */
function listCredits({ byline, authors, agency }: ArticleFields): [CreditField, string][] {
  const by: [CreditField, string] = byline === null ? ['authors', authors.join(', ')] : ['byline', byline]
  const credits: [CreditField, string][] = [by, ['agency', agency ?? '']]
  return credits.filter(([field, name]) => name !== '' && !(field === 'agency' && namesAgency(by[1], name)))
}

/** Who is credited, as a citation names them. */
export const creditedNames = (fields: ArticleFields): string[] => listCredits(fields).map(([, name]) => name)

/** Who is credited, as the page prints it: what was inferred is told apart from what the newsroom wrote. */
export function formatCredits(fields: ArticleFields, context: RenderContext): string | null {
  const credits = listCredits(fields).map(([field, name]) =>
    fields.provenance[field] === 'inferred'
      ? `${name} (${wordsFor(interfaceLanguage(context)).attributed})`
      : name,
  )
  return credits.length === 0 ? null : credits.join(' – ')
}

/** That names were replaced, and why; `null` where none was. */
export const formatAnonymisedNote = ({ status }: ArticleFields, context: RenderContext): string | null =>
  status?.is === 'anonymised'
    ? [wordsFor(interfaceLanguage(context)).anonymised, status.reason]
        .filter((words) => words !== null)
        .join(' ')
    : null

/** When the article was last corrected, in words; `null` when it never was. */
export function formatLastCorrection({ corrections }: ArticleFields, context: RenderContext): string | null {
  const last = corrections
    .map(({ published }) => published)
    .sort(compareDates)
    .at(-1)
  if (last === undefined) return null
  const language = interfaceLanguage(context)
  const date = formatDate(last, language, context.edition?.timeZone ?? 'UTC')
  return wordsFor(language).corrected(date, last.length >= 10)
}

/** A correction in a line: when, and what. */
export const formatCorrection = (
  { published, text }: ArticleFields['corrections'][number],
  { language, edition }: RenderContext,
): string => `${formatDate(published, language, edition?.timeZone ?? 'UTC')} – ${text}`

/** Corrections, one a line. */
export const formatCorrections = (
  corrections: ArticleFields['corrections'],
  context: RenderContext,
): string => corrections.map((correction) => formatCorrection(correction, context)).join('\n')
