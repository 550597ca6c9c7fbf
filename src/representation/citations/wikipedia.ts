import type { Citation } from '../../model/citation.ts'
import type { CitedName } from '../../model/cited-name.ts'
import type { PartialDate } from '../../model/partial-date.ts'
import { splitCalendarDate } from '../../model/partial-date.ts'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'

/** The first publication of an article, and the day of the copy that the archive has. */
interface Original {
  url: string | null
  captured: PartialDate | null
}

type Parameter = [name: string, value: string | false | null]

/** Characters and quotation marks that mean something in wikitext. */
const escapeWikitext = (text: string): string =>
  text.replace(/[{}|[\]<>&~]|'{2,}/g, (markup) =>
    Array.from(markup, (character) => `&#${character.charCodeAt(0)};`).join(''),
  )

const escapeUrl = (url: string): string =>
  url.replace(
    /[{}|[\]<>'\s~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** `8 April 2016`, as far as it is known. */
const printDate = ([year, month, day]: readonly string[], months: readonly string[]): string =>
  [day && Number(day), months[Number(month) - 1], year].filter(Boolean).join(' ')

const toTemplate = (name: string, parameters: readonly Parameter[]): string =>
  `{{${[name, ...parameters.filter(([, value]) => value).map((parameter) => parameter.join('='))].join(' |')}}}`

/** Numbers the parameters of each name, unless it is the only one. */
const listNames = (
  creators: readonly CitedName[],
  toParameters: (name: CitedName, number: string) => Parameter[],
): Parameter[] =>
  creators.flatMap((name, index) => toParameters(name, creators.length === 1 ? '' : String(index + 1)))

/** `{{cite news}}` of the English Wikipedia: the dead link, and the archive's as its copy. */
function citeNews(citation: Citation, { url, captured }: Original): string {
  const { date, language } = citation
  const source: Parameter[] =
    url === null
      ? [['url', escapeUrl(citation.url)]]
      : [
          ['url', escapeUrl(url)],
          ['archive-url', escapeUrl(citation.url)],
          [
            'archive-date',
            captured && captured.length >= 10 && printDate(splitCalendarDate(captured), en.months),
          ],
          ['url-status', 'dead'],
        ]
  return toTemplate('cite news', [
    ...listNames(citation.creators, (name, number) =>
      'literal' in name
        ? [[`author${number}`, escapeWikitext(name.literal)]]
        : [
            [`last${number}`, escapeWikitext(name.family)],
            [`first${number}`, escapeWikitext(name.given)],
          ],
    ),
    ['title', escapeWikitext(citation.title)],
    ['newspaper', escapeWikitext(citation.newspaper)],
    ['date', printDate(date, en.months)],
    ['language', language.startsWith('en') ? null : language.slice(0, 2)],
    ...source,
    ['via', escapeWikitext(citation.archive)],
  ])
}

/** `{{Article}}` of the French Wikipedia. */
const citeArticle = (citation: Citation): string =>
  toTemplate('Article', [
    ...listNames(citation.creators, (name, number) =>
      'literal' in name
        ? [[`auteur${number}`, escapeWikitext(name.literal)]]
        : [
            [`prénom${number}`, escapeWikitext(name.given)],
            [`nom${number}`, escapeWikitext(name.family)],
          ],
    ),
    ['titre', escapeWikitext(citation.title)],
    ['périodique', escapeWikitext(citation.newspaper)],
    ['date', printDate(citation.date, fr.months)],
    ['lire en ligne', escapeUrl(citation.url)],
  ])

/** The template that Wikipedia of this language cites news with: `fr`, else English. */
export const printWikitext = (citation: Citation, original: Original, language: string): string =>
  language.startsWith('fr') ? citeArticle(citation) : citeNews(citation, original)
