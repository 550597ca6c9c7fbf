import type { Citation } from '../../model/citation.ts'
import type { CitedName } from '../../model/cited-name.ts'
import { englishMonths, frenchMonths } from '../words/months.ts'

/** The text before and after the newspaper's name, which is printed in italics. */
type Printed = [before: string, after: string]

/** A style of citations, in the language of its manual. */
export interface PrintedStyle {
  label: string
  language: string
  print: (citation: Citation) => Printed
}

const invert = (name: CitedName, given = 'given' in name ? name.given : ''): string =>
  'literal' in name ? name.literal : given === '' ? name.family : `${name.family}, ${given}`

const printFullName = (name: CitedName): string =>
  'literal' in name ? name.literal : `${name.given} ${name.family}`.trim()

/** `Jean-Luc M.` becomes `J.-L. M.`. */
const abbreviate = (given: string): string =>
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

/** Adds a mark to a text, before its closing quotation marks or after them. Omits a full stop after another mark. */
function endWith(mark: '.' | ',', text: string, isOutside = false): string {
  const [, bare = '', quotes = ''] = /^(.*?)([”"’]*)$/.exec(text) ?? []
  if ((mark === '.' ? '.?!:;' : ',').includes(bare.slice(-1))) return text
  return isOutside ? text + mark : bare + mark + quotes
}

/** Replaces quotation marks by those used within a quotation. */
const quote = (text: string): string => `“${text.replace(/“|(?<![^\s([])"/g, '‘').replace(/[”"]/g, '’')}”`

const join = (parts: readonly (string | null | undefined)[], separator = ' '): string =>
  parts.filter(Boolean).join(separator)

const monthOf = ({ date: [, month] }: Citation, names: readonly string[]): string | undefined =>
  names[Number(month) - 1]

const dayOf = ({ date: [, , day] }: Citation): string | undefined => day && String(Number(day))

/** Joins authors as a list, with `last` before the last name. */
const list = (names: readonly string[], last: string): string =>
  names.length < 2 ? join(names) : names.slice(0, -1).join(', ') + last + names.at(-1)

/** APA, 7th edition. Of more than 20 authors, prints the first 19 and the last. */
function printApa(citation: Citation): Printed {
  const { title, date, url, newspaper } = citation
  const names = citation.creators.map((name) => invert(name, 'given' in name ? abbreviate(name.given) : ''))
  const authors =
    names.length > 20 ? `${names.slice(0, 19).join(', ')}, … ${names.at(-1)}` : list(names, ', & ')
  const published = join([date[0] ?? 'n.d.', join([monthOf(citation, englishMonths), dayOf(citation)])], ', ')
  const head = endWith('.', authors || title)
  return [
    join([head, `(${published}).`, authors && endWith('.', title)]),
    `${endWith('.', newspaper).slice(newspaper.length)} ${url}`,
  ]
}

/** The Chicago Manual of Style, 17th edition: a full note. Of more than three authors, prints the first. */
function printChicago(citation: Citation): Printed {
  const { title, date, section, url } = citation
  const names = citation.creators.map(printFullName)
  const authors = names.length > 3 ? `${names[0]} et al.` : list(names, names.length > 2 ? ', and ' : ' and ')
  const day = dayOf(citation)
  const monthAndDay = join([monthOf(citation, englishMonths), day && `${day},`])
  const published = join([monthAndDay, date[0] ?? 'n.d.'])
  return [
    join([authors && `${authors},`, endWith(',', quote(title))]),
    `, ${join([published, section && `sec. ${section}`, url], ', ')}.`,
  ]
}

const abbreviateMonth = (month: string) =>
  month.length > 4 ? `${month.slice(0, month === 'September' ? 4 : 3)}.` : month

/** MLA, 9th edition. Of more than two authors, prints the first. */
function printMla(citation: Citation): Printed {
  const { title, date, url, archive } = citation
  const [first, second, third] = citation.creators
  const authors = join(
    [first && invert(first), third ? 'et al.' : second && `and ${printFullName(second)}`],
    ', ',
  )
  const published = join([dayOf(citation), monthOf(citation, englishMonths.map(abbreviateMonth)), date[0]])
  return [
    join([authors && endWith('.', authors), endWith('.', quote(title))]),
    `${published && `, ${published}`}. ${archive}, ${url}.`,
  ]
}

/** ISO 690:2010, by author and date, in French. */
function printIso(citation: Citation): Printed {
  const { title, date, url, place, newspaper } = citation
  const names = citation.creators.map((name) =>
    'literal' in name ? name.literal.toUpperCase() : invert({ ...name, family: name.family.toUpperCase() }),
  )
  const authors = list(names, ' et ')
  const published = authors && join([dayOf(citation), monthOf(citation, frenchMonths), date[0]])
  return [
    join([`${authors || title}, ${date[0] ?? '[sans date]'}.`, authors && endWith('.', title, true)]),
    `${newspaper.endsWith('.') ? '' : '.'} [en ligne]. ${place ? `${place}, ` : ''}${published && `${published}. `}Disponible à l’adresse\u00a0: ${url}`,
  ]
}

export const printedStyles: readonly PrintedStyle[] = [
  { label: 'APA', language: 'en', print: printApa },
  { label: 'Chicago', language: 'en', print: printChicago },
  { label: 'MLA', language: 'en', print: printMla },
  { label: 'ISO 690', language: 'fr', print: printIso },
]
