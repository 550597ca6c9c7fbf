import type { ArticleFields } from './article.ts'
import type { NameCorrections } from './edition.ts'
import { mentionsAgency } from './mentions-agency.ts'

/** A name in a citation: a person's in two parts, or a body's, such as a newsroom's or an agency's, in one. */
export type CitedName = { family: string; given: string } | { literal: string }

/** Words before a family name that belong to it. */
const particles = new Set(
  'af al ap av bin da das de del della den der des di do dos du e el la las le los ten ter van vom von y zu zum zur'.split(
    ' ',
  ),
)

const isParticle = (word: string) => particles.has(word) || /^[dl]['’]/.test(word)

const beginsSmall = (word: string) => word.charAt(0) !== word.charAt(0).toUpperCase()

const maxWordsOfPerson = 5

/** True for the names of newsrooms, agencies and desks, which no program may divide. */
const isBody = (name: string, [first = '', ...others]: string[]) =>
  others.length === 0 ||
  others.length >= maxWordsOfPerson ||
  /[,;&/|]/.test(name) ||
  first === 'The' ||
  beginsSmall(first) ||
  others.some((word) => beginsSmall(word) && !isParticle(word))

/** A person's name in two parts, divided before its last word and any particles before that. */
function divideName(words: readonly string[]): CitedName {
  let start = words.length - 1
  while (start > 1 && isParticle(words[start - 1] ?? '')) start--
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') }
}

/** Decides whether a name is a person's: by the edition's `names`, otherwise by its words. */
export function toCitedName(name: string, names: NameCorrections): CitedName {
  const corrected = Object.hasOwn(names, name) ? names[name] : undefined
  if (corrected === 'body') return { literal: name }
  const words = name.split(' ')
  if (corrected === undefined) return isBody(name, words) ? { literal: name } : divideName(words)
  const [family = '', given = ''] = corrected.split(', ')
  return { family, given }
}

/** `Family, Given`; a body's name ends in a comma, since programs divide a name without one at its last space. */
export const toInvertedName = (name: CitedName): string =>
  'family' in name ? `${name.family}, ${name.given}`.trim() : `${name.literal.replaceAll(',', '')},`

/**
 * Writes a text on one line: no format of citations has an escape for a line break or a control character. Removes
 * directional marks too, which would reverse the text after a name, or become its initial.
 */
export const toCitationLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
    .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ')
    .trim()

type Credits = Pick<ArticleFields, 'authors' | 'byline' | 'agency'>

/** The credited names without the agency: the authors or, where there are none, the byline. */
export const listCitedAuthors = ({
  authors,
  byline,
}: {
  authors: readonly string[]
  byline: string | null
}): string[] =>
  (authors.length > 0 ? authors : [byline ?? ''])
    .map((name) => toCitationLine(name).replace(authors.length > 0 ? '' : /^(?:By|Par|Por|Von)\s+/, ''))
    .filter((name) => name !== '')

/** The people and bodies that a citation credits: authors, and the agency unless they name it. */
export function listCreators(credits: Credits, names: NameCorrections): CitedName[] {
  const authors = [...new Set(listCitedAuthors(credits))]
  const agency = toCitationLine(credits.agency ?? '')
  const isNamed = agency === '' || mentionsAgency([credits.byline, ...authors].join('\n'), agency)
  return [...authors.map((name) => toCitedName(name, names)), ...(isNamed ? [] : [{ literal: agency }])]
}
