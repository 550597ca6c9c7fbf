import type { Citation } from '../../model/citation.ts'
import type { CitedName } from '../../model/cited-name.ts'
import { englishMonths, frenchMonths } from '../words/months.ts'

/** The text before and after the newspaper's name, which is printed in italics. */
type TextAroundNewspaper = [before: string, after: string]

/** A citation style, in the language of its manual. */
export interface CitationStyle {
  label: string
  language: string
  format: (citation: Citation) => TextAroundNewspaper
}

const formatFamilyNameFirst = (name: CitedName, given = 'given' in name ? name.given : ''): string =>
  'literal' in name ? name.literal : given === '' ? name.family : `${name.family}, ${given}`

const formatGivenNameFirst = (name: CitedName): string =>
  'literal' in name ? name.literal : `${name.given} ${name.family}`.trim()

/** Abbreviates a given name: `Jean-Luc M.` becomes `J.-L. M.`. */
const abbreviateGivenName = (given: string): string =>
  given
    .replace(/\.(?=[^\s-])/g, '. ')
    .split(' ')
    .map((word) =>
      word
        .split('-')
        .map((part) => part && `${[...part][0]}.`)
        .join('-'),
    )
    .join(' ')

/**
 * Adds a full stop or comma to a text, inside its closing quotation marks or after them. Omits the full stop after
 * another punctuation mark, and never adds a second comma.
 */
function endWithMark(mark: '.' | ',', text: string, isAfterQuotes = false): string {
  const [, textWithoutQuotes = '', closingQuotes = ''] = /^(.*?)([”"’]*)$/.exec(text) ?? []
  if ((mark === '.' ? '.?!:;' : ',').includes(textWithoutQuotes.slice(-1))) return text
  return isAfterQuotes ? text + mark : textWithoutQuotes + mark + closingQuotes
}

/** Puts a title in double quotation marks and converts any quotation marks in it to single ones. */
const quoteTitle = (text: string): string =>
  `“${text.replace(/“|(?<![^\s([])"/g, '‘').replace(/[”"]/g, '’')}”`

const joinKnownParts = (parts: readonly (string | null | undefined)[], separator = ' '): string =>
  parts.filter(Boolean).join(separator)

const findMonthName = ({ date: [, month] }: Citation, monthNames: readonly string[]): string | undefined =>
  monthNames[Number(month) - 1]

const findDayOfMonth = ({ date: [, , day] }: Citation): string | undefined => day && String(Number(day))

/** Joins names as a list, with `lastSeparator` before the last one. */
const joinNames = (names: readonly string[], lastSeparator: string): string =>
  names.length < 2 ? joinKnownParts(names) : names.slice(0, -1).join(', ') + lastSeparator + names.at(-1)

/** Formats a citation in APA style, 7th edition. With more than 20 authors, prints the first 19 and the last. */
function formatApa(citation: Citation): TextAroundNewspaper {
  const { title, date, url, newspaper } = citation
  const authorNames = citation.creators.map((name) =>
    formatFamilyNameFirst(name, 'given' in name ? abbreviateGivenName(name.given) : ''),
  )
  const joinedAuthors =
    authorNames.length > 20
      ? `${authorNames.slice(0, 19).join(', ')}, … ${authorNames.at(-1)}`
      : joinNames(authorNames, ', & ')
  const printedDate = joinKnownParts(
    [date[0] ?? 'n.d.', joinKnownParts([findMonthName(citation, englishMonths), findDayOfMonth(citation)])],
    ', ',
  )
  const leadingPart = endWithMark('.', joinedAuthors || title)
  return [
    joinKnownParts([leadingPart, `(${printedDate}).`, joinedAuthors && endWithMark('.', title)]),
    `${endWithMark('.', newspaper).slice(newspaper.length)} ${url}`,
  ]
}

/** Formats a full note in Chicago style, 17th edition. With more than three authors, prints only the first. */
function formatChicago(citation: Citation): TextAroundNewspaper {
  const { title, date, section, url } = citation
  const authorNames = citation.creators.map(formatGivenNameFirst)
  const joinedAuthors =
    authorNames.length > 3
      ? `${authorNames[0]} et al.`
      : joinNames(authorNames, authorNames.length > 2 ? ', and ' : ' and ')
  const day = findDayOfMonth(citation)
  const monthAndDay = joinKnownParts([findMonthName(citation, englishMonths), day && `${day},`])
  const printedDate = joinKnownParts([monthAndDay, date[0] ?? 'n.d.'])
  return [
    joinKnownParts([joinedAuthors && `${joinedAuthors},`, endWithMark(',', quoteTitle(title))]),
    `, ${joinKnownParts([printedDate, section && `sec. ${section}`, url], ', ')}.`,
  ]
}

const abbreviateMonth = (month: string) =>
  month.length > 4 ? `${month.slice(0, month === 'September' ? 4 : 3)}.` : month

/** Formats a citation in MLA style, 9th edition. With more than two authors, prints only the first. */
function formatMla(citation: Citation): TextAroundNewspaper {
  const { title, date, url, archive } = citation
  const [firstCreator, secondCreator, thirdCreator] = citation.creators
  const joinedAuthors = joinKnownParts(
    [
      firstCreator && formatFamilyNameFirst(firstCreator),
      thirdCreator ? 'et al.' : secondCreator && `and ${formatGivenNameFirst(secondCreator)}`,
    ],
    ', ',
  )
  const printedDate = joinKnownParts([
    findDayOfMonth(citation),
    findMonthName(citation, englishMonths.map(abbreviateMonth)),
    date[0],
  ])
  return [
    joinKnownParts([joinedAuthors && endWithMark('.', joinedAuthors), endWithMark('.', quoteTitle(title))]),
    `${printedDate && `, ${printedDate}`}. ${archive}, ${url}.`,
  ]
}

/** Formats a citation in the author–date style of ISO 690:2010, in French. */
function formatIso690(citation: Citation): TextAroundNewspaper {
  const { title, date, url, place, newspaper } = citation
  const authorNames = citation.creators.map((name) =>
    'literal' in name
      ? name.literal.toUpperCase()
      : formatFamilyNameFirst({ ...name, family: name.family.toUpperCase() }),
  )
  const joinedAuthors = joinNames(authorNames, ' et ')
  const printedDate =
    joinedAuthors &&
    joinKnownParts([findDayOfMonth(citation), findMonthName(citation, frenchMonths), date[0]])
  return [
    joinKnownParts([
      `${joinedAuthors || title}, ${date[0] ?? '[sans date]'}.`,
      joinedAuthors && endWithMark('.', title, true),
    ]),
    `${newspaper.endsWith('.') ? '' : '.'} [en ligne]. ${place ? `${place}, ` : ''}${printedDate && `${printedDate}. `}Disponible à l’adresse\u00a0: ${url}`,
  ]
}

export const citationStyles: readonly CitationStyle[] = [
  { label: 'APA', language: 'en', format: formatApa },
  { label: 'Chicago', language: 'en', format: formatChicago },
  { label: 'MLA', language: 'en', format: formatMla },
  { label: 'ISO 690', language: 'fr', format: formatIso690 },
]
