import { firstSentence, hasSeveralSentences } from '../text/first-sentence.ts'

/** A text's headline, and the paragraphs without it. */
export interface HeadlinedText {
  headline: string
  paragraphs: string[][]
  /** The text had none: the headline repeats its first words. */
  inferred: boolean
}

const endsInFullStop = (line: string) => /[^.]\.[»"”’)\]]*$/.test(line)

/** No headline is as long as this; a line that is as long as `few` may be one, when nothing else speaks against it. */
const [longest, several, few] = [300, 160, 120]

/** Whether a text's first line is its first paragraph rather than a headline. */
function isProse(line: string, isWholeText: boolean, isFollowed: boolean): boolean {
  if (line.length > longest) return true
  if (line.length > few && (isWholeText || endsInFullStop(line))) return true
  if (endsInFullStop(line) && (isWholeText || (isFollowed && line.length > few / 2))) return true
  return line.length > several && hasSeveralSentences(line)
}

/** Tells the headline from the first paragraph; `null` for no text. `isFollowed`: no blank line after the first. */
export function splitHeadline(paragraphs: readonly string[][], isFollowed: boolean): HeadlinedText | null {
  const [[line = '', ...ofSameParagraph] = [], ...rest] = paragraphs
  if (line === '') return null
  const others = ofSameParagraph.length === 0 ? rest : [ofSameParagraph, ...rest]
  return isProse(line, others.length === 0, isFollowed)
    ? { headline: firstSentence(line), paragraphs: [...paragraphs], inferred: true }
    : { headline: line, paragraphs: others, inferred: false }
}
