import type { Citation } from '../../model/citation.ts'
import { type PartialDate, splitCalendarDate } from '../../model/partial-date.ts'
import { englishMonths, frenchMonths } from '../words/months.ts'

/** The URL of an article's first publication, and the time at which the archive's source was captured. */
interface OriginalUrlAndCapture {
  url: string | null
  captured: PartialDate | null
}

/** The names of Wikipedia's news template and of its parameters, and month names. */
const englishNewsTemplate = {
  names: 'cite news |last |first |author |title |newspaper |date'.split(' |'),
  months: englishMonths,
}
const frenchNewsTemplate = {
  names: 'Article |nom |prénom |auteur |titre |périodique |date'.split(' |'),
  months: frenchMonths,
}

type TemplateParameter = [name: string | undefined, value: string | false | null]

/** Escapes characters and quotation marks that have a meaning in wikitext. */
const escapeWikitext = (text: string): string =>
  text.replace(/[{}|[\]<>&~]|'(?=')|(?<=')'/g, (character) => `&#${character.charCodeAt(0)};`)

const escapeWikitextUrl = (url: string): string =>
  url.replace(/[{}|[\]<>'\s~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** Formats the known parts of a date as `8 April 2016`. */
const formatWikipediaDate = ([year, month, day]: readonly string[], months: readonly string[]): string =>
  [day && Number(day), months[Number(month) - 1], year].filter(Boolean).join(' ')

/**
 * Lists the parameters for the dead original URL and for its archived copy at the archive's own URL. If the original
 * URL or the copy's date is unknown, lists only the archive's URL, because Wikipedia rejects a copy without a date.
 */
const listLinkParameters = ({ url }: Citation, original: OriginalUrlAndCapture): TemplateParameter[] =>
  original.url === null || original.captured === null
    ? [['url', escapeWikitextUrl(url)]]
    : [
        ['url', escapeWikitextUrl(original.url)],
        ['archive-url', escapeWikitextUrl(url)],
        ['archive-date', formatWikipediaDate(splitCalendarDate(original.captured), englishMonths)],
        ['url-status', 'dead'],
      ]

/**
 * Formats the template with which the Wikipedia in a language cites news: `{{Article}}` in French, `{{cite news}}` in
 * any other language.
 */
export function formatWikipediaCitation(
  citation: Citation,
  original: OriginalUrlAndCapture,
  language: string,
): string {
  const isFrench = language.startsWith('fr')
  const { names, months } = isFrench ? frenchNewsTemplate : englishNewsTemplate
  const [
    templateName,
    familyParameter,
    givenParameter,
    authorParameter,
    titleParameter,
    newspaperParameter,
    dateParameter,
  ] = names
  const { creators } = citation
  const parameters: TemplateParameter[] = [
    ...creators.flatMap((creator, index): TemplateParameter[] => {
      const numberSuffix = creators.length === 1 ? '' : index + 1
      return 'literal' in creator
        ? [[`${authorParameter}${numberSuffix}`, escapeWikitext(creator.literal)]]
        : [
            [`${familyParameter}${numberSuffix}`, escapeWikitext(creator.family)],
            [`${givenParameter}${numberSuffix}`, escapeWikitext(creator.given)],
          ]
    }),
    [titleParameter, escapeWikitext(citation.title)],
    [newspaperParameter, escapeWikitext(citation.newspaper)],
    [dateParameter, formatWikipediaDate(citation.date, months)],
    ...(isFrench
      ? ([['lire en ligne', escapeWikitextUrl(citation.url)]] satisfies TemplateParameter[])
      : listLinkParameters(citation, original)),
  ]
  const filledParameters = parameters.filter(([, value]) => value).map((parameter) => parameter.join('='))
  return `{{${[templateName, ...filledParameters].join(' |')}}}`
}
