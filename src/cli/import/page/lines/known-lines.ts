import { isWeekday, monthNumber } from '../../text/month-names.ts'
import { dateWithin } from '../dates/date-within.ts'
import { machineDate } from '../dates/machine-date.ts'
import { dateWords } from './furniture-words.ts'

/** What is known of an article, and so need not stand in its body again. */
export interface Known {
  headline: string
  alternativeHeadline: string | null
  /** The heading that the page shows, with the kicker that may stand in it. */
  heading: string | null
  authors: readonly string[]
  byline: string | null
  published: string | null
  modified: string | null
  /** The words of its body as the page's metadata states them. */
  stated?: readonly string[] | null
  url: string | null
  language: string
}

/** True for a line that only repeats the headline, in one of the forms in which the page gives it. */
export const isHeadline = (line: string, { headline, alternativeHeadline, heading }: Known): boolean =>
  [headline, alternativeHeadline, heading].some((title) => title !== null && letters(title) === letters(line))

/** A text by its letters and digits alone. */
export const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** A line of this many letters is a sentence, or holds one. */
const leastOfProse = 60

/** Letters of an alphabet that an ideograph, a kana or a syllable of Hangul says as much as. */
const denseWeight = 3
const dense = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu

/** True for a line, by its letters alone, that is as long as a sentence. */
export const isSentence = (line: string): boolean =>
  line.length >= leastOfProse ||
  line.length + (line.match(dense)?.length ?? 0) * (denseWeight - 1) >= leastOfProse

const longestLine = 120

const isDateWord = (word: string) =>
  dateWords.has(word.toLowerCase()) ||
  /^[A-Z]{2,4}$/.test(word) ||
  monthNumber(word) !== null ||
  isWeekday(word)

const oneDay = 24 * 60 * 60 * 1000

/** The same day, wherever on earth it was. */
const isSameDay = (a: string, b: string | null) =>
  b !== null && Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) <= oneDay

/** Whether a line says nothing but when the article was published or changed. */
export function isDateLine(line: string, known: Known): boolean {
  if (line.length > longestLine) return false
  const date = dateWithin(line, (text) => machineDate(text, known.language))
  return (
    date !== null &&
    [known.published, known.modified].some((day) => isSameDay(date, day)) &&
    (line.match(/\p{L}+/gu) ?? []).every(isDateWord)
  )
}

const dateLabel =
  /^(?:(?:first |last )?(?:published|updated|posted|modified)|publié|mis à jour|veröffentlicht|aktualisiert|publicad[oa]|actualizad[oa]|atualizad[oa]|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|opdateret)\b/i

/** True for a line that says by a label, and a date, when the article was published or changed. */
export const isLabelledDate = (line: string, known: Known): boolean =>
  dateLabel.test(line) && isDateLine(line, known)

/** No short line names more. */
const mostAuthors = 20

/** Fewer letters stand in other words by chance, as `Lars` does in `Larsson`. */
const leastLetters = 6

/** True for a line that holds a name: in words of its own, or, when the name is long, anywhere. */
export function mentionsName(line: string, name: string): boolean {
  const own = letters(name)
  if (own === '' || !letters(line).includes(own)) return false
  if (own.length >= leastLetters || unspaced.test(own)) return true
  const words = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
  return words(line).includes(words(name))
}

/** Scripts that put no spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u

/** Whether a line names all the authors, and little else. */
export function isByline(line: string, { authors, byline }: Known): boolean {
  if (line.length > longestLine || authors.length > mostAuthors) return false
  if (byline !== null && letters(line) === letters(byline)) return true
  const named = letters(authors.join(''))
  return (
    named !== '' &&
    authors.every((author) => mentionsName(line, author)) &&
    letters(line).length <= named.length + 40 &&
    !/[.!?]$/.test(line)
  )
}

/** Whether a line is the page's own address. */
export const isOwnAddress = (line: string, { url }: Known): boolean =>
  url !== null && letters(line) === letters(url)
