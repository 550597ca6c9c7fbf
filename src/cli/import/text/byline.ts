import { primarySubtagOf } from '../../../model/catalogue-languages.ts'
import { parseAgencyCredit } from './agencies.ts'
import { beginsLikeByline, removeBylineOpening } from './byline-opening.ts'
import { isWeekdayName, toMonthNumber } from './month-names.ts'
import { isFullName } from './names.ts'

/** The word for "and" in lists of names, by language. */
const conjunctionByLanguage: ReadonlyMap<string, string> = new Map([
  ['en', 'and'],
  ['fr', 'et'],
  ['de', 'und'],
  ['es', 'y'],
  ['pt', 'e'],
  ['it', 'e'],
  ['nl', 'en'],
  ['sv', 'och'],
  ['no', 'og'],
  ['nb', 'og'],
  ['nn', 'og'],
  ['da', 'og'],
  ['pl', 'i'],
  ['ca', 'i'],
  ['cs', 'a'],
  ['sk', 'a'],
  ['ro', 'și'],
  ['hu', 'és'],
  ['fi', 'ja'],
  ['tr', 've'],
  ['id', 'dan'],
  ['ru', 'и'],
  ['uk', 'і'],
  ['bg', 'и'],
  ['el', 'και'],
])

/** Matches academic degrees and titles that follow a name and a comma. */
const degreePattern = /^(?:ph\.?d|m\.?d|r\.?d|m\.?s|m\.?a|b\.?a|esq|mph|rn|dr|prof)\.?$/i

/** Matches the suffix in `Martin King, Jr.`, whose comma does not end the name. */
const generationSuffixPattern = /,?\s+(?:jr|sr)\.?$/i

/** Matches an agency at the end of a credit: `Ann Lee (AFP)`, `Ann Lee avec AFP`, `Ann Lee Associated Press`. */
const agencyAtEndPattern =
  /^(\S.*?)[\s,]+(?:\((?:(?:avec|with|mit|con|com) )?([^()]+)\)|(?:avec|with|mit|con|com) ([^()]+)|((?:The )?Associated Press|(?:La )?Presse canadienne|Thomson Reuters|Reuters|AFP|AP))$/

/** Puts a comma before an agency at the end of a list. */
function insertCommaBeforeAgency(nameList: string): string {
  const [, names, bracketedAgency, agencyAfterPreposition, plainAgency] =
    agencyAtEndPattern.exec(nameList) ?? []
  const agency = bracketedAgency ?? agencyAfterPreposition ?? plainAgency
  return names === undefined || agency === undefined || parseAgencyCredit(agency) === null
    ? nameList
    : `${names}, ${agency}`
}

/** Maximum length of a list of authors, in characters. */
const maxNameListLength = 400

/** Splits a list at commas, semicolons, slashes, vertical bars and the language's "and". */
function splitNameList(nameList: string, language: string): string[] {
  const conjunction = conjunctionByLanguage.get(primarySubtagOf(language))
  const parts = nameList.split(/[;/|•·]|,(?!\s*(?:jr|sr)\b)/i).flatMap((part) => part.split(' & '))
  return parts
    .flatMap((part) => (conjunction === undefined ? [part] : ` ${part.trim()} `.split(` ${conjunction} `)))
    .map((part) => part.trim())
    .map((part) => (generationSuffixPattern.test(part) ? part : part.replace(/\.$/, '')))
    .filter((part) => part !== '' && !degreePattern.test(part))
}

/**
 * Returns the names in a list such as `Ann Lee, Bo Ray and Cy Fox`. Returns `null` unless each part is certainly a
 * name or an agency: not for `Frankfurt, Germany`, `Ortega y Gasset` or `Paul and Mary Smith`. After `By`
 * (`isAfterBy`), some doubtful words count as names too.
 */
export function parseNameListIfCertain(
  nameList: string,
  language: string,
  isAfterBy = false,
): string[] | null {
  if (nameList.length > maxNameListLength) return null
  const tidiedList = nameList.replace(/\s+/g, ' ').trim()
  const parts = splitNameList(insertCommaBeforeAgency(tidiedList), language)
  const isName = (text: string) => isFullName(text.replace(generationSuffixPattern, ''), isAfterBy)
  const isNameOrAgency = (part: string) => isName(part) || parseAgencyCredit(part) !== null
  if (parts.length > 1 && parts.every(isNameOrAgency)) return parts
  if (isName(tidiedList)) return [tidiedList]
  // `Ann Lee, PhD` leaves one part.
  return parts.length === 1 && parts.every(isNameOrAgency) ? parts : null
}

/** True for text with the punctuation of a list. */
export const looksLikeNameList = (text: string): boolean => /[;,|•]|\s&\s|\S\/\S/.test(text)

/** Matches the end of the names in a byline: punctuation, a digit, or a word such as `Updated`. */
const namesEndPattern =
  /[|@•(–—]|\s-\s|\d|(?<!\p{L})(?:Updated|Published|Posted|View|Follow|Publié|Mis à jour|Publicado|Actualizado|Atualizado|Pubblicato|Aggiornato|Veröffentlicht|Aktualisiert)(?!\p{L})/u

/**
 * Returns the offset at which the names in a line end and a date, an address or another line begins; the line's
 * length if nothing follows the names.
 */
function findNamesEnd(line: string): number {
  const markIndex = line.search(namesEndPattern)
  if (markIndex < 0) return line.length
  // In `Ann Lee, May 5, 2016` the month belongs to the date; in `Theresa May` it is a name.
  const textBefore = line.slice(0, markIndex).trimEnd()
  const lastWord = /\p{L}+\.?$/u.exec(textBefore)?.[0] ?? ''
  return lastWord !== '' && toMonthNumber(lastWord) !== null && beginsWithDayAndYear(line.slice(markIndex))
    ? textBefore.length - lastWord.length
    : markIndex
}

/** True for text that begins with a day and a year in the form that follows an English month. */
const beginsWithDayAndYear = (text: string) => /^\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}/.test(text)

/** Matches the word before a date: `on` in `Ann Lee on 5 May`. */
const dateOpeningPattern = /\s(?:on|le|am|el|em|il|den)$/

/** Minimum number of letters in a weekday that is certainly not a family name. `Sun` and `Sá` can be either. */
const minWeekdayLetterCount = 5

/**
 * Removes the start of a date: the weekday in `Ann Lee Monday, 5 May`, the `on` in `Ann Lee on 5 May`, both in `Ann Lee
 * on Monday, 5 May`. Returns `null` if the last word could be either a weekday or a name.
 */
function removeDateStartIfCertain(namesText: string): string | null {
  const namesWithoutDate = namesText.trimEnd().replace(/[,:]$/, '').replace(dateOpeningPattern, '')
  const words = namesWithoutDate.split(' ')
  const lastWord = (words.at(-1) ?? '').replace(/\.$/, '')
  if (words.length <= 2 || !isWeekdayName(lastWord)) return namesWithoutDate
  return lastWord.length < minWeekdayLetterCount
    ? null
    : words.slice(0, -1).join(' ').replace(dateOpeningPattern, '')
}

const dateStartPattern = /^(?:\p{L}+\.?\s+)?\d/u

/** Matches the newsroom after the names: `By Ann Lee and Bo Ray, NDR`. */
const newsroomAtEndPattern = /,\s*\p{Lu}{2,5}$/u

const hasCapitals = (text: string) => /\p{Lu}/u.test(text)

/**
 * Returns the names in a byline such as `By Ann Lee and Bo Ray | May 5, 2016`; an empty list if any part is doubtful.
 */
export function parseByline(byline: string, language: string): string[] {
  if (byline.length > maxNameListLength) return []
  const tidiedByline = byline.replace(/\s+/g, ' ').trim()
  const credit = insertCommaBeforeAgency(removeBylineOpening(tidiedByline, language) ?? tidiedByline)
  const namesEnd = findNamesEnd(credit)
  const textBeforeEnd = credit.slice(0, namesEnd)
  const isFollowedByDate = dateStartPattern.test(credit.slice(namesEnd))
  const names =
    (isFollowedByDate ? removeDateStartIfCertain(textBeforeEnd) : textBeforeEnd)?.replace(/[\s,;:]+$/, '') ??
    null
  // Without capitals, any word may precede a date.
  if (names === null || (namesEnd < credit.length && !hasCapitals(names))) return []
  const parseNames = (nameList: string) =>
    parseNameListIfCertain(nameList, language, beginsLikeByline(tidiedByline))
  return parseNames(names) ?? parseNames(names.replace(newsroomAtEndPattern, '')) ?? []
}
