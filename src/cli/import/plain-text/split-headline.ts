import { findFirstSentence, hasSeveralSentences } from '../text/first-sentence.ts'

/** A text's headline and its paragraphs. */
export interface HeadlinedText {
  headline: string
  paragraphs: string[][]
  /**
   * True if the text has no headline of its own. `headline` is then its first sentence, which also stays in
   * `paragraphs`.
   */
  isHeadlineInferred: boolean
}

const endsWithFullStop = (line: string) => /[^.]\.[»"”’)\]]*$/.test(line)

/** Maximum length of a headline, in characters. */
const maxHeadlineLength = 300
/** Maximum length of a headline with several sentences, in characters. */
const maxMultiSentenceLength = 160
/** Maximum length of a headline that ends in a full stop or is the whole text, in characters. */
const maxDoubtfulHeadlineLength = 120

/** True if a text's first line is a paragraph rather than a headline. */
function isParagraphLine(line: string, isWholeText: boolean, isNextLineBlank: boolean): boolean {
  if (line.length > maxHeadlineLength) return true
  if (line.length > maxDoubtfulHeadlineLength && (isWholeText || endsWithFullStop(line))) return true
  if (
    endsWithFullStop(line) &&
    (isWholeText || (!isNextLineBlank && line.length > maxDoubtfulHeadlineLength / 2))
  )
    return true
  return line.length > maxMultiSentenceLength && hasSeveralSentences(line)
}

/** Separates a text's headline from its paragraphs, or returns `null` for an empty text. */
export function splitHeadline(
  paragraphs: readonly string[][],
  isSecondLineBlank: boolean,
): HeadlinedText | null {
  const [[firstLine = '', ...laterLines] = [], ...laterParagraphs] = paragraphs
  if (firstLine === '') return null
  const paragraphsBelow = laterLines.length === 0 ? laterParagraphs : [laterLines, ...laterParagraphs]
  return isParagraphLine(firstLine, paragraphsBelow.length === 0, isSecondLineBlank)
    ? { headline: findFirstSentence(firstLine), paragraphs: [...paragraphs], isHeadlineInferred: true }
    : { headline: firstLine, paragraphs: paragraphsBelow, isHeadlineInferred: false }
}
