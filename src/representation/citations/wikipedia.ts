import type { Citation } from '../../model/citation.ts'
import { type PartialDate, splitCalendarDate } from '../../model/partial-date.ts'
import { englishMonths, frenchMonths } from '../words/months.ts'

/** The first publication of an article, and the day of the copy that the archive has. */
interface Original {
  url: string | null
  captured: PartialDate | null
}

/** A template, the names of its parameters, and the months of its Wikipedia. */
const english = {
  template: 'cite news |last |first |author |title |newspaper |date'.split(' |'),
  months: englishMonths,
}
const french = {
  template: 'Article |nom |prénom |auteur |titre |périodique |date'.split(' |'),
  months: frenchMonths,
}

type Parameter = [name: string | undefined, value: string | false | null]

/** Characters and quotation marks with a meaning in wikitext. */
const escapeWikitext = (text: string): string =>
  text.replace(/[{}|[\]<>&~]|'(?=')|(?<=')'/g, (character) => `&#${character.charCodeAt(0)};`)

const escapeUrl = (url: string): string =>
  url.replace(/[{}|[\]<>'\s~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** `8 April 2016`, or as much of it as is known. */
const printDate = ([year, month, day]: readonly string[], months: readonly string[]): string =>
  [day && Number(day), months[Number(month) - 1], year].filter(Boolean).join(' ')

/**
 * The dead link, with the archive's as its copy; the archive's alone if the original or the date of the copy is
 * unknown, since Wikipedia shows an error for a copy without a date.
 */
const listLinks = ({ url }: Citation, original: Original): Parameter[] =>
  original.url === null || original.captured === null
    ? [['url', escapeUrl(url)]]
    : [
        ['url', escapeUrl(original.url)],
        ['archive-url', escapeUrl(url)],
        ['archive-date', printDate(splitCalendarDate(original.captured), englishMonths)],
        ['url-status', 'dead'],
      ]

/**
 * The template with which the Wikipedia in this language cites news: `{{Article}}` in French, otherwise `{{cite
 * news}}`.
 */
export function formatWikitext(citation: Citation, original: Original, language: string): string {
  const isFrench = language.startsWith('fr')
  const { template, months } = isFrench ? french : english
  const [name, family, given, author, title, newspaper, date] = template
  const { creators } = citation
  const parameters: Parameter[] = [
    ...creators.flatMap((creator, index): Parameter[] => {
      const number = creators.length === 1 ? '' : index + 1
      return 'literal' in creator
        ? [[`${author}${number}`, escapeWikitext(creator.literal)]]
        : [
            [`${family}${number}`, escapeWikitext(creator.family)],
            [`${given}${number}`, escapeWikitext(creator.given)],
          ]
    }),
    [title, escapeWikitext(citation.title)],
    [newspaper, escapeWikitext(citation.newspaper)],
    [date, printDate(citation.date, months)],
    ...(isFrench
      ? ([['lire en ligne', escapeUrl(citation.url)]] satisfies Parameter[])
      : listLinks(citation, original)),
  ]
  const written = parameters.filter(([, value]) => value).map((parameter) => parameter.join('='))
  return `{{${[name, ...written].join(' |')}}}`
}
