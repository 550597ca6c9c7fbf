import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { hasOnlyDateWords } from '../dates/date-words.ts'
import { findDate } from '../dates/find-date.ts'
import { parseAnyDate } from '../dates/parse-any-date.ts'

/** An article's known fields. A line of the body that repeats one of them can be removed. */
export interface KnownFields {
  headline: string
  alternativeHeadline: string | null
  /** The full text of the heading on the page, including a kicker; `null` without a heading. */
  headingText: string | null
  authors: readonly string[]
  byline: string | null
  published: string | null
  modified: string | null
  /** The article's topics. Some pages list them again below the text. */
  topics?: readonly string[]
  /** Words of the body as stated in the page's metadata. */
  statedBodyWords?: readonly string[] | null
  url: string | null
  /** Hosts of other URLs that the page states as its own, because newspapers of one publisher share articles. */
  otherHosts?: readonly string[]
  language: string
}

/** True for a line that repeats the headline, the alternative headline or the page's heading. */
export const repeatsHeadline = (
  line: string,
  { headline, alternativeHeadline, headingText }: KnownFields,
): boolean =>
  [headline, alternativeHeadline, headingText].some(
    (title) => title !== null && toLettersAndDigits(title) === toLettersAndDigits(line),
  )

/** Minimum number of letters in a line of prose. A line this long contains a sentence. */
const minProseLetters = 60

/** Number of letters that an ideograph, kana or Hangul syllable counts as. */
const denseCharacterLetterCount = 3
const denseCharacterPattern = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu

/**
 * Returns the length of a result of `toLettersAndDigits` in letters of an alphabet: an ideograph, kana or Hangul
 * syllable counts as three.
 */
export const countWeightedLetters = (lettersAndDigits: string): number =>
  lettersAndDigits.length +
  (lettersAndDigits.match(denseCharacterPattern)?.length ?? 0) * (denseCharacterLetterCount - 1)

/** True if a result of `toLettersAndDigits` is as long as a sentence. */
export const hasSentenceLength = (lettersAndDigits: string): boolean =>
  lettersAndDigits.length >= minProseLetters || countWeightedLetters(lettersAndDigits) >= minProseLetters

const maxDateLineLength = 120

const dayMilliseconds = 24 * 60 * 60 * 1000

/** True for dates at most one day apart, which allows for time zones. False if `otherDate` is `null`. */
const areAtMostOneDayApart = (date: string, otherDate: string | null) =>
  otherDate !== null &&
  Math.abs(Date.parse(date.slice(0, 10)) - Date.parse(otherDate.slice(0, 10))) <= dayMilliseconds

/** True for a line that contains only the article's date of publication or of a change. */
export function isArticleDate(line: string, knownFields: KnownFields): boolean {
  if (line.length > maxDateLineLength) return false
  const date = findDate(line, (text) => parseAnyDate(text, knownFields.language))
  return (
    date !== null &&
    [knownFields.published, knownFields.modified].some((articleDate) =>
      areAtMostOneDayApart(date, articleDate),
    ) &&
    hasOnlyDateWords(line)
  )
}

/** Matches an elapsed time: a number and a unit of time with a word for *ago*. */
const elapsedTimePattern =
  /(?:\d\s*\p{L}+\s+(?:ago|fa|geleden|sedan|siden)|(?:vor|il y a|hace|há)\s+\d+\s*\p{L}+)$/iu

/** True for a line that only states how long ago a page was published or changed: `Updated 6 hours ago`. */
export const isElapsedTimeLine = (line: string): boolean =>
  line.length <= maxDateLineLength && elapsedTimePattern.test(line) && hasOnlyDateWords(line)

/** Matches a label at the beginning of a date line. */
export const dateLabelPattern =
  /^(?:(?:first |last )?(?:published|updated|posted|modified)|publié|mis à jour|veröffentlicht|aktualisiert|publicad[oa]|actualizad[oa]|atualizad[oa]|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|opdateret)(?!\p{L})/iu

const clockTimePattern = /(?<![\d.:])\d{1,2}[:.h]\d{2}(?![\d.:])/

/**
 * True for a line that contains only the article's date and begins with a label, such as `Updated:`, or states a time
 * of day.
 */
export const isLabelledOrTimedDateLine = (line: string, knownFields: KnownFields): boolean =>
  (dateLabelPattern.test(line) || clockTimePattern.test(line)) && isArticleDate(line, knownFields)

/**
 * True for a short line that begins with a date label and contains a digit, such as `Updated: 8:31 PM`. The date need
 * not be the article's.
 */
export const isLabelledDateLine = (line: string): boolean =>
  line.length <= maxDateLineLength && dateLabelPattern.test(line) && /\d/.test(line)

/**
 * Minimum number of letters in a name that may match part of a word. A shorter name may be part of another: `Lars` of
 * `Larsson`.
 */
const minLettersOfLongName = 6

/**
 * True for a line that contains a name as whole words, or anywhere if the name is long or in a script without spaces.
 */
export function mentionsName(line: string, name: string): boolean {
  const nameLetters = toLettersAndDigits(name)
  if (nameLetters === '' || !toLettersAndDigits(line).includes(nameLetters)) return false
  if (nameLetters.length >= minLettersOfLongName || unspacedScriptPattern.test(nameLetters)) return true
  const spaceWords = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
  return spaceWords(line).includes(spaceWords(name))
}

/** Matches a character of a script that has no spaces between words. */
const unspacedScriptPattern = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u

/** True for a line that is the page's own URL. */
export const isPageUrlLine = (line: string, { url }: KnownFields): boolean =>
  url !== null && toLettersAndDigits(line) === toLettersAndDigits(url)
