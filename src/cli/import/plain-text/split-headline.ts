import { firstSentence, hasSeveralSentences } from '../text/first-sentence.ts'

/** A text's headline, and the paragraphs after it. */
export interface HeadlinedText {
  headline: string
  paragraphs: string[][]
  /** True when the text has no headline: the headline repeats its first words. */
  inferred: boolean
}

const endsInFullStop = (line: string) => /[^.]\.[»"”’)\]]*$/.test(line)

/** Longer lines are not headlines. Lines longer than `few` are headlines only when nothing speaks against it. */
const maxHeadline = 300
const maxSentences = 160
const doubtful = 120

/** True when a text's first line is a paragraph rather than a headline. */
function isProse(line: string, isWholeText: boolean, isFollowed: boolean): boolean {
  if (line.length > maxHeadline) return true
  if (line.length > doubtful && (isWholeText || endsInFullStop(line))) return true
  if (endsInFullStop(line) && (isWholeText || (isFollowed && line.length > doubtful / 2))) return true
  return line.length > maxSentences && hasSeveralSentences(line)
}

/**
 * Separates the headline from the paragraphs; `null` for an empty text. `isFollowed` is true when no blank line follows
 * the first line.
 */
export function splitHeadline(paragraphs: readonly string[][], isFollowed: boolean): HeadlinedText | null {
  const [[line = '', ...sameParagraph] = [], ...nextParagraphs] = paragraphs
  if (line === '') return null
  const others = sameParagraph.length === 0 ? nextParagraphs : [sameParagraph, ...nextParagraphs]
  return isProse(line, others.length === 0, isFollowed)
    ? { headline: firstSentence(line), paragraphs: [...paragraphs], inferred: true }
    : { headline: line, paragraphs: others, inferred: false }
}
