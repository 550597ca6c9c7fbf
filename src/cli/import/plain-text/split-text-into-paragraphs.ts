/** Consecutive lines with no blank line among them. */
type LineBlock = readonly string[]

/** Two consecutive lines of a block. */
interface LinePair {
  line: string
  nextLine: string
}

/**
 * Limits in characters: the narrowest and widest wrap width, and by how much a line that was wrapped by hand
 * may fall short of it.
 */
const [minWrapWidth, maxWrapWidth, maxMarginDifference] = [45, 100, 8]

const endsSentence = (line: string) => /[.!?…:][»"”’)\]]*$/.test(line)

const measureIndent = (line: string) => line.length - line.trimStart().length

const splitAtBlankLines = (lines: readonly string[]): LineBlock[] =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => block.replace(/^\n/, '').split('\n'))

const listLinePairs = (block: LineBlock): LinePair[] =>
  block.slice(1).map((nextLine, index) => ({ line: block[index] ?? '', nextLine }))

/**
 * True if the first word of the next line would not have fitted on this line, which suggests that the text
 * was wrapped here.
 */
const isLineFull = ({ line, nextLine }: LinePair, wrapWidth: number) =>
  line.trim().length + 1 + (nextLine.trim().split(/\s/, 1)[0] ?? '').length > wrapWidth - maxMarginDifference

/** Returns the width at which a text was hard-wrapped, or `null` if its line breaks seem intentional. */
function findWrapWidth(blocks: readonly LineBlock[]): number | null {
  const linePairs = blocks.flatMap(listLinePairs)
  const sortedLengths = linePairs.map(({ line }) => line.trim().length).sort((a, b) => a - b)
  const wrapWidth = sortedLengths[Math.floor(sortedLengths.length * 0.95)] ?? 0
  if (linePairs.length < 2 || wrapWidth < minWrapWidth || wrapWidth > maxWrapWidth) return null
  return linePairs.filter((linePair) => isLineFull(linePair, wrapWidth)).length >= linePairs.length * 0.6
    ? wrapWidth
    : null
}

const isNextLineIndented = ({ line, nextLine }: LinePair) => measureIndent(nextLine) > measureIndent(line) + 1

/** Decides how to join two lines: with a space (`none`), a line break or a paragraph break. */
function chooseLineBreak(linePair: LinePair, wrapWidth: number | null): 'none' | 'line' | 'paragraph' {
  if (wrapWidth !== null && isNextLineIndented(linePair)) return 'paragraph'
  if (wrapWidth !== null && isLineFull(linePair, wrapWidth)) return 'none'
  const hasLongLine = Math.max(linePair.line.length, linePair.nextLine.length) > maxWrapWidth
  return hasLongLine || endsSentence(linePair.line) ? 'paragraph' : 'line'
}

function splitBlockIntoParagraphs(block: LineBlock, wrapWidth: number | null): string[][] {
  const paragraphs = [[(block[0] ?? '').trim()]]
  for (const linePair of listLinePairs(block)) {
    const breakKind = chooseLineBreak(linePair, wrapWidth)
    const lastParagraph = paragraphs.at(-1) ?? []
    if (breakKind === 'paragraph') paragraphs.push([linePair.nextLine.trim()])
    else if (breakKind === 'line') lastParagraph.push(linePair.nextLine.trim())
    else lastParagraph.push(`${lastParagraph.pop()} ${linePair.nextLine.trim()}`)
  }
  return paragraphs
}

/**
 * Splits a text into paragraphs, each a list of lines with intentional line breaks between them. Joins
 * hard-wrapped lines with a space. Keeps a hyphen at the end of a line, because it can be part of the word.
 */
export function splitTextIntoParagraphs(lines: readonly string[]): string[][] {
  const blocks = splitAtBlankLines(lines)
  const wrapWidth = findWrapWidth(blocks)
  return blocks.flatMap((block) => splitBlockIntoParagraphs(block, wrapWidth))
}
