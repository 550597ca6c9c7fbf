import { toLetters } from '../../../content/html/to-letters.ts'
import { beginsLikeByline } from '../../text/byline-opening.ts'
import { isWeekday, toMonthNumber } from '../../text/month-names.ts'
import { hasOnlyDateWords } from '../dates/date-words.ts'
import { dateLabelPattern, type KnownFields, mentionsName } from './known-fields.ts'

/** A word of a line. */
interface Word {
  text: string
  start: number
  /** True for the first word after a vertical bar or a dot. */
  followsSeparator: boolean
}

const splitWords = (line: string): Word[] =>
  Array.from(line.matchAll(/([|•·]\s*)?([^\s|•·]+)/g), ({ 1: mark, 2: text = '', index }) => ({
    text,
    start: index,
    followsSeparator: mark !== undefined,
  }))

const removeNonLetters = (text: string) => text.replace(/[^\p{L}]/gu, '')

const isMonth = (text: string | undefined) =>
  text !== undefined && toMonthNumber(removeNonLetters(text)) !== null

/** Matches a date or a time in figures: `10/26/16`, `2014-12-22`, `15h30`, `10:05`. */
const figureDatePattern = /^[(]?\d+(?:[./:-]|h(?=\d))\d/

const numberPattern = /^[(]?\d{1,4}(?:\.|st|nd|rd|th|er)?[,)]?$/

/** True for a word in lower case that occurs in dates: `on`, `publié`, `ago`. */
const isSmallDateWord = (text: string | undefined) =>
  text !== undefined && /^\p{Ll}+[.,:]?$/u.test(text) && hasOnlyDateWords(text)

/** True if a date begins with the word at this position: `5 May`, `May 5`, `10:05`, `3 hours ago`. */
function isStartOfDate(words: readonly Word[], position: number): boolean {
  const [wordBefore, { text }, wordAfter] = [
    words[position - 1],
    words[position] as Word,
    words[position + 1],
  ]
  if (figureDatePattern.test(text)) return true
  return (
    numberPattern.test(text) &&
    (isMonth(wordBefore?.text) || isMonth(wordAfter?.text) || isSmallDateWord(wordAfter?.text))
  )
}

/** True for a word that leads to the date after it: `Posted`, `Last`, `on`, `Monday`. */
const leadsToDate = (text: string, { followsSeparator }: Word) =>
  dateLabelPattern.test(text) ||
  /^(?:First|Last)$/.test(text) ||
  (!followsSeparator && (isSmallDateWord(text) || isMonth(text) || isWeekday(removeNonLetters(text))))

/** Words of the box around a credit: buttons, and what they lead to. */
const boxWordPattern =
  /^\+?(?:View|Follow|Subscribe|Suivre|Seguir|Folgen|Segui|Email|E-mail|Bio|Comments?|Print|Twitter|Facebook|Share)[.,:]?$/

/** An address of e-mail or of an account. */
const mailOrAccountPattern = /^\(?@?[\w.+-]*@[\w.-]/

/** Returns the position of the first word after the credit: of a date, an address or the box around it. */
function findCreditEnd(words: readonly Word[]): number {
  const boundary = words.findIndex(
    ({ text }, position) =>
      boxWordPattern.test(text) || mailOrAccountPattern.test(text) || isStartOfDate(words, position),
  )
  let creditEnd = boundary < 0 ? words.length : boundary
  for (let nextWord = words[creditEnd]; nextWord; nextWord = words[creditEnd]) {
    if (!leadsToDate(words[creditEnd - 1]?.text ?? '', nextWord)) break
    creditEnd--
  }
  return creditEnd
}

/** Removes what follows where an author's name is repeated, as in a box about the author. */
function cutAtRepeatedName(line: string, authors: readonly string[]): string {
  const ends = authors.map((name) => line.indexOf(name, line.indexOf(name) + name.length))
  return line.slice(0, Math.min(line.length, ...ends.filter((end) => end > 0)))
}

/** A clause in lower case after a name, and a further sentence: ` is a senior editor. Before, she …`. */
const biographyPattern = /^,?\s+\p{Ll}.*\p{Ll}{4}\.\s+\p{Lu}/u

/** Removes sentences about the last author from the end of a line. */
function removeBiography(line: string, authors: readonly string[]): string {
  const namesEnd = Math.max(
    -1,
    ...authors.map((name) => (line.includes(name) ? line.indexOf(name) + name.length : -1)),
  )
  return namesEnd > 0 && biographyPattern.test(line.slice(namesEnd)) ? line.slice(0, namesEnd) : line
}

/** Minimum number of letters of one word: a shorter one is `By` in some language. */
const minWordLetters = 4

/** True for a line with nothing but words that introduce a byline. */
const hasOnlyBylineOpening = (line: string, words: readonly Word[]) =>
  words.length < 2 && (removeNonLetters(line).length < minWordLetters || beginsLikeByline(`${line} `))

/** Maximum number of authors searched for in a line. */
const maxAuthors = 20

/**
 * Returns a printed byline without the date, the addresses, the buttons and the biography that follow in its line:
 * `By Ann Lee` for `By Ann Lee @annlee | Posted May 5, 2016 4 min read`. Returns the whole line if nothing but `By` would be left, or if it would
 * not mention an author any more.
 * @param authors the known authors
 */
export function trimByline(line: string, authors: readonly string[]): string {
  const words = splitWords(line)
  const knownAuthors = authors.slice(0, maxAuthors)
  const end = words[findCreditEnd(words)]?.start ?? line.length
  const credit = removeBiography(cutAtRepeatedName(line.slice(0, end), knownAuthors), knownAuthors)
  const trimmedCredit = credit.replace(/[\s|•·,;:/(–—-]+$/u, '')
  const hasLost = knownAuthors.some((name) => mentionsName(line, name) && !mentionsName(trimmedCredit, name))
  return hasLost || hasOnlyBylineOpening(trimmedCredit, splitWords(trimmedCredit)) ? line : trimmedCredit
}

const maxLineLength = 120

/** True for a line that repeats the known byline, or names all authors in few other words. */
export function repeatsByline(line: string, { authors, byline }: KnownFields): boolean {
  if (line.length > maxLineLength || authors.length > maxAuthors) return false
  if (byline !== null && toLetters(trimByline(line, authors)) === toLetters(byline)) return true
  const authorLetters = toLetters(authors.join(''))
  return (
    authorLetters !== '' &&
    authors.every((author) => mentionsName(line, author)) &&
    toLetters(line).length <= authorLetters.length + 40 &&
    !/[.!?]$/.test(line)
  )
}
