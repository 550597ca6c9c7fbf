import { findFirstSentence, hasSeveralSentences } from '../text/first-sentence.ts'

/** A text's headline, and the paragraphs after it. */
export interface HeadlinedText {
  headline: string
  paragraphs: string[][]
  /** True when the text has no headline: the headline repeats its first words. */
  isHeadlineInferred: boolean
}

const endsInFullStop = (line: string) => /[^.]\.[»"”’)\]]*$/.test(line)

/** Maximum length of a headline, in characters. */
const maxHeadlineLength = 300
/** Maximum length of a headline with several sentences, in characters. */
const maxLengthWithSentences = 160
/** Maximum length of a headline that ends in a full stop or is the whole text, in characters. */
const maxDoubtfulLength = 120

/** True when a text's first line is a paragraph rather than a headline. */
function isParagraph(line: string, isWholeText: boolean, isFollowedDirectly: boolean): boolean {
  if (line.length > maxHeadlineLength) return true
  if (line.length > maxDoubtfulLength && (isWholeText || endsInFullStop(line))) return true
  if (endsInFullStop(line) && (isWholeText || (isFollowedDirectly && line.length > maxDoubtfulLength / 2)))
    return true
  return line.length > maxLengthWithSentences && hasSeveralSentences(line)
}

/**
 * Separates the headline from the paragraphs; `null` for an empty text. `isFollowedDirectly` is true when no blank line follows
 * the first line.
 */
export function splitHeadline(
  paragraphs: readonly string[][],
  isFollowedDirectly: boolean,
): HeadlinedText | null {
  const [[line = '', ...sameParagraph] = [], ...nextParagraphs] = paragraphs
  if (line === '') return null
  const paragraphsBelow = sameParagraph.length === 0 ? nextParagraphs : [sameParagraph, ...nextParagraphs]
  return isParagraph(line, paragraphsBelow.length === 0, isFollowedDirectly)
    ? { headline: findFirstSentence(line), paragraphs: [...paragraphs], isHeadlineInferred: true }
    : { headline: line, paragraphs: paragraphsBelow, isHeadlineInferred: false }
}
