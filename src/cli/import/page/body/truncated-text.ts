import type { Element } from 'hast'
import { textContent, toOneLine } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { countWeightedLetters } from '../lines/known-fields.ts'
import type { WebPage } from '../metadata/web-page.ts'
import type { ChosenBody } from './chosen-body.ts'
import { countPaidLetters, findStatedWordCount, hasPaywallBelow, isMarkedAsPaid } from './paywall.ts'

/**
 * Minimum share of the text's letters in parts that are not free to read. A page with this share shows the whole text.
 */
const minPaidLetterShare = 0.5
/**
 * Minimum ratio of stated words to the words of a truncated text. Captions and quotations explain smaller differences.
 */
const minStatedWordRatio = 1.5
/** Minimum number of letters in a text's last paragraph. A label or a line about the author is shorter. */
const minLastParagraphLetters = 100
const minCutParagraphLetters = 40

const finalEllipsisPattern = /(?:…|\.\.\.)[\])]?$/

/**
 * Returns the last long paragraph of a text, or an empty string if there is none. Only labels and lines about the
 * author may follow it.
 */
const findLastLongParagraph = (paragraphs: readonly string[]): string =>
  paragraphs.findLast((text) => {
    const letterCount = countWeightedLetters(toLettersAndDigits(text))
    return (
      letterCount >= minLastParagraphLetters ||
      (letterCount >= minCutParagraphLetters && finalEllipsisPattern.test(text))
    )
  }) ?? ''

/** Splits text into words, even in scripts without spaces. */
const splitWords = (text: string, language: string): string[] => {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text)
  return Array.from(segments).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
}

const maxShownEndLength = 40

const describeWordCountAndEnd = (text: string, wordCount: number) => {
  const textEnd = text.slice(-maxShownEndLength)
  return `${wordCount} words, ending with “${textEnd.slice(textEnd.indexOf(' ') + 1)}”`
}

/**
 * Describes the text of an article if the page certainly has only its beginning; otherwise returns `null`. There are
 * two such cases, unless at least half of the text is in parts that are not free to read:
 * - The text ends in an ellipsis, and the page states that it is not free to read or asks for payment below the text.
 * - The page states that it is not free to read, and either states many more words than the text has or contains an
 *   empty part for the rest.
 */
export function describeTextIfTruncated(
  page: WebPage,
  blocks: readonly Element[],
  { articleTexts, metadataBody }: ChosenBody,
): string | null {
  const isPaid = isMarkedAsPaid(page)
  const paragraphs = blocks.map((block) => toOneLine(textContent(block))).filter((text) => text !== '')
  const lastParagraph = findLastLongParagraph(paragraphs)
  const isCut = finalEllipsisPattern.test(lastParagraph)
  if (!isPaid && !(isCut && hasPaywallBelow(page, lastParagraph))) return null
  const text = paragraphs.join(' ')
  const paidLetterCount = isPaid && metadataBody === null ? countPaidLetters(page, articleTexts) : null
  if (paidLetterCount !== null && paidLetterCount >= toLettersAndDigits(text).length * minPaidLetterShare)
    return null
  const { length } = splitWords(text, page.parsingLanguage)
  const hasTooFewWords = (findStatedWordCount(page) ?? 0) >= length * minStatedWordRatio
  if (!isCut && !hasTooFewWords && paidLetterCount !== 0) return null
  return describeWordCountAndEnd(lastParagraph, length)
}
