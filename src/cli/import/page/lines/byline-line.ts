import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { beginsLikeByline } from '../../text/byline-opening.ts'
import { isWeekdayName, toMonthNumber } from '../../text/month-names.ts'
import { hasOnlyDateWords } from '../dates/date-words.ts'
import { dateLabelPattern, type KnownFields, mentionsName } from './known-fields.ts'

/** A word of a printed byline, and its offset in the line. */
interface LineWord {
  text: string
  startOffset: number
  /** True for the first word after a vertical bar or a dot. */
  followsSeparator: boolean
}

const splitIntoLineWords = (line: string): LineWord[] =>
  Array.from(line.matchAll(/([|•·]\s*)?([^\s|•·]+)/g), ({ 1: separator, 2: text = '', index }) => ({
    text,
    startOffset: index,
    followsSeparator: separator !== undefined,
  }))

const removeNonLetters = (text: string) => text.replace(/[^\p{L}]/gu, '')

const isMonthName = (text: string | undefined) =>
  text !== undefined && toMonthNumber(removeNonLetters(text)) !== null

/** Matches the beginning of a date or time in figures: `10/26/16`, `2014-12-22`, `15h30`, `10:05`. */
const numericDateOrTimePattern = /^[(]?\d+(?:[./:-]|h(?=\d))\d/

const dayOrYearPattern = /^[(]?\d{1,4}(?:\.|st|nd|rd|th|er)?[,)]?$/

/** True for a lower-case word that occurs in dates: `on`, `publié`, `ago`. */
const isLowerCaseDateWord = (text: string | undefined) =>
  text !== undefined && /^\p{Ll}+[.,:]?$/u.test(text) && hasOnlyDateWords(text)

/** True if a date or time begins at this word: `5 May`, `May 5`, `10:05`, `3 hours ago`. */
function isDateStart(words: readonly LineWord[], wordIndex: number): boolean {
  const [wordBefore, { text }, wordAfter] = [
    words[wordIndex - 1],
    words[wordIndex] as LineWord,
    words[wordIndex + 1],
  ]
  if (numericDateOrTimePattern.test(text)) return true
  return (
    dayOrYearPattern.test(text) &&
    (isMonthName(wordBefore?.text) || isMonthName(wordAfter?.text) || isLowerCaseDateWord(wordAfter?.text))
  )
}

/** True for a word that introduces a date: `Posted`, `Last`, `on`, `Monday`. */
const isDateLeadIn = (text: string, { followsSeparator }: LineWord) =>
  dateLabelPattern.test(text) ||
  /^(?:First|Last)$/.test(text) ||
  (!followsSeparator &&
    (isLowerCaseDateWord(text) || isMonthName(text) || isWeekdayName(removeNonLetters(text))))

/** Matches words on buttons and links in the box around a credit. */
const creditBoxWordPattern =
  /^\+?(?:View|Follow|Subscribe|Suivre|Seguir|Folgen|Segui|Email|E-mail|Bio|Comments?|Print|Twitter|Facebook|Share)[.,:]?$/

/** Matches the beginning of an e-mail address or an account's handle. */
const mailOrAccountPattern = /^\(?@?[\w.+-]*@[\w.-]/

/**
 * Returns the index of the first word after the credit, which belongs to a date, an address or a button. Returns the
 * number of words if there is no such word.
 */
function findCreditEndIndex(words: readonly LineWord[]): number {
  const boundaryIndex = words.findIndex(
    ({ text }, wordIndex) =>
      creditBoxWordPattern.test(text) || mailOrAccountPattern.test(text) || isDateStart(words, wordIndex),
  )
  let creditEndIndex = boundaryIndex < 0 ? words.length : boundaryIndex
  for (let nextWord = words[creditEndIndex]; nextWord; nextWord = words[creditEndIndex]) {
    if (!isDateLeadIn(words[creditEndIndex - 1]?.text ?? '', nextWord)) break
    creditEndIndex--
  }
  return creditEndIndex
}

/** Cuts a line where it repeats an author's name, as at the beginning of a box about the author. */
function cutAtRepeatedName(line: string, authors: readonly string[]): string {
  const repeatedNameOffsets = authors.map((name) => line.indexOf(name, line.indexOf(name) + name.length))
  return line.slice(0, Math.min(line.length, ...repeatedNameOffsets.filter((offset) => offset > 0)))
}

/** Matches the rest of a sentence after a name, followed by another sentence: ` is a senior editor. Before, she …`. */
const biographyPattern = /^,?\s+\p{Ll}.*\p{Ll}{4}\.\s+\p{Lu}/u

/** Removes a biography that follows the last author's name. */
function removeBiography(line: string, authors: readonly string[]): string {
  const namesEndOffset = Math.max(
    -1,
    ...authors.map((name) => (line.includes(name) ? line.indexOf(name) + name.length : -1)),
  )
  return namesEndOffset > 0 && biographyPattern.test(line.slice(namesEndOffset))
    ? line.slice(0, namesEndOffset)
    : line
}

/** Minimum number of letters in a name. A shorter word may be some language's `By`. */
const minNameLetters = 4

/** True for a line of at most one word that introduces a byline or is too short for a name. */
const hasOnlyBylineOpeningWords = (line: string, words: readonly LineWord[]) =>
  words.length < 2 && (removeNonLetters(line).length < minNameLetters || beginsLikeByline(`${line} `))

/** Maximum number of authors that are searched for in a line. */
const maxComparedAuthors = 20

/**
 * Removes the date, addresses, buttons and biography after the names in a printed byline: `By Ann Lee @annlee | Posted
 * May 5, 2016 4 min read` becomes `By Ann Lee`. Returns the whole line if only `By` would be left, or if the result
 * would lack one of the known `authors` in the line.
 */
export function trimByline(line: string, authors: readonly string[]): string {
  const words = splitIntoLineWords(line)
  const knownAuthors = authors.slice(0, maxComparedAuthors)
  const creditEndOffset = words[findCreditEndIndex(words)]?.startOffset ?? line.length
  const credit = removeBiography(
    cutAtRepeatedName(line.slice(0, creditEndOffset), knownAuthors),
    knownAuthors,
  )
  const trimmedCredit = credit.replace(/[\s|•·,;:/(–—-]+$/u, '')
  const hasLostName = knownAuthors.some(
    (name) => mentionsName(line, name) && !mentionsName(trimmedCredit, name),
  )
  return hasLostName || hasOnlyBylineOpeningWords(trimmedCredit, splitIntoLineWords(trimmedCredit))
    ? line
    : trimmedCredit
}

const maxBylineLength = 120

/** True for a line that repeats the known byline, or that names all authors and has few other words. */
export function repeatsByline(line: string, { authors, byline }: KnownFields): boolean {
  if (line.length > maxBylineLength || authors.length > maxComparedAuthors) return false
  if (byline !== null && toLettersAndDigits(trimByline(line, authors)) === toLettersAndDigits(byline))
    return true
  const authorLetters = toLettersAndDigits(authors.join(''))
  return (
    authorLetters !== '' &&
    authors.every((author) => mentionsName(line, author)) &&
    toLettersAndDigits(line).length <= authorLetters.length + 40 &&
    !/[.!?]$/.test(line)
  )
}
