import type { ArticleFields } from './article.ts'
import type { NameCorrections } from './edition.ts'
import { mentionsAgency } from './mentions-agency.ts'

/**
 * A name in a citation: a person's, in two parts, or in one part the name of an organisation, such as a newsroom or
 * an agency.
 */
export type CitedName = { family: string; given: string } | { literal: string }

/** Words that belong to the family name after them. */
const nameParticles = new Set(
  'af al ap av bin da das de del della den der des di do dos du e el la las le los ten ter van vom von y zu zum zur'.split(
    ' ',
  ),
)

const isNameParticle = (word: string) => nameParticles.has(word) || /^[dl]['’]/.test(word)

const beginsInLowerCase = (word: string) => word.charAt(0) !== word.charAt(0).toUpperCase()

const maxWordsOfPerson = 5

/**
 * True for a name that cannot be divided into given and family names, such as the name of a newsroom, agency or desk.
 */
const isOrganisation = (name: string, [firstWord = '', ...furtherWords]: string[]) =>
  furtherWords.length === 0 ||
  furtherWords.length >= maxWordsOfPerson ||
  /[,;&/|]/.test(name) ||
  firstWord === 'The' ||
  beginsInLowerCase(firstWord) ||
  furtherWords.some((word) => beginsInLowerCase(word) && !isNameParticle(word))

/** Divides a person's name. The family name consists of the last word and any particles before it. */
function dividePersonName(words: readonly string[]): CitedName {
  let familyStart = words.length - 1
  while (familyStart > 1 && isNameParticle(words[familyStart - 1] ?? '')) familyStart--
  return { family: words.slice(familyStart).join(' '), given: words.slice(0, familyStart).join(' ') }
}

/**
 * Identifies a name as a person's or an organisation's. The edition's corrections decide; without one, the name's
 * words do.
 */
export function toCitedName(name: string, nameCorrections: NameCorrections): CitedName {
  const correctedName = Object.hasOwn(nameCorrections, name) ? nameCorrections[name] : undefined
  if (correctedName === 'body') return { literal: name }
  const words = name.split(' ')
  if (correctedName === undefined)
    return isOrganisation(name, words) ? { literal: name } : dividePersonName(words)
  const [family = '', given = ''] = correctedName.split(', ')
  return { family, given }
}

/**
 * Formats a name as `Family, Given`. Adds a comma after an organisation's name, because programs split a name without
 * a comma at its last space.
 */
export const toInvertedName = (name: CitedName): string =>
  'family' in name ? `${name.family}, ${name.given}`.trim() : `${name.literal.replaceAll(',', '')},`

/**
 * Joins the lines of a text, because no citation format can escape a line break or a control character. Also removes
 * directional marks, which would reverse the text after a name or become its initial.
 */
export const toCitationLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
    .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ')
    .trim()

type CreditedNames = Pick<ArticleFields, 'authors' | 'byline' | 'agency'>

/** Lists the authors or, if there are none, the byline without *By*. Does not include the agency. */
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

/**
 * Lists the people and organisations that a citation credits: the authors, and the agency unless the byline or an
 * author's name already mentions it.
 */
export function listCitedCreators(credits: CreditedNames, nameCorrections: NameCorrections): CitedName[] {
  const authors = [...new Set(listCitedAuthors(credits))]
  const agency = toCitationLine(credits.agency ?? '')
  const needsNoAgency = agency === '' || mentionsAgency([credits.byline, ...authors].join('\n'), agency)
  return [
    ...authors.map((name) => toCitedName(name, nameCorrections)),
    ...(needsNoAgency ? [] : [{ literal: agency }]),
  ]
}
