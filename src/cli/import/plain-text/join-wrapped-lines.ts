/** Lines between two blank lines. */
type LineBlock = readonly string[]

/** Two consecutive lines of a block. */
interface ConsecutiveLines {
  line: string
  nextLine: string
}

/** Widths of hard-wrapped text, and the ragged margin of lines that were wrapped by hand, in characters. */
const [minWidth, maxWidth, marginSlack] = [45, 100, 8]

const endsSentence = (line: string) => /[.!?…:][»"”’)\]]*$/.test(line)

const measureIndent = (line: string) => line.length - line.trimStart().length

const splitBlocks = (lines: readonly string[]): LineBlock[] =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => block.replace(/^\n/, '').split('\n'))

const listConsecutiveLines = (block: LineBlock): ConsecutiveLines[] =>
  block.slice(1).map((nextLine, index) => ({ line: block[index] ?? '', nextLine }))

/** True when the next word would not have fitted on the line, as at the end of a wrapped line. */
const isLineFull = ({ line, nextLine }: ConsecutiveLines, width: number) =>
  line.trim().length + 1 + (nextLine.trim().split(/\s/, 1)[0] ?? '').length > width - marginSlack

/** Returns the width at which a text was wrapped; `null` when its line breaks are intentional. */
function findWrapWidth(blocks: readonly LineBlock[]): number | null {
  const joints = blocks.flatMap(listConsecutiveLines)
  const lengths = joints.map(({ line }) => line.trim().length).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0
  if (joints.length < 2 || width < minWidth || width > maxWidth) return null
  return joints.filter((joint) => isLineFull(joint, width)).length >= joints.length * 0.6 ? width : null
}

const isIndented = ({ line, nextLine }: ConsecutiveLines) => measureIndent(nextLine) > measureIndent(line) + 1

/** Decides how a line continues: within its paragraph, as a line of its own, or in a new paragraph. */
function chooseBreak(joint: ConsecutiveLines, width: number | null): 'none' | 'line' | 'paragraph' {
  if (width !== null && isIndented(joint)) return 'paragraph'
  if (width !== null && isLineFull(joint, width)) return 'none'
  const longestLine = Math.max(joint.line.length, joint.nextLine.length) > maxWidth
  return longestLine || endsSentence(joint.line) ? 'paragraph' : 'line'
}

function splitBlock(block: LineBlock, width: number | null): string[][] {
  const paragraphs = [[(block[0] ?? '').trim()]]
  for (const joint of listConsecutiveLines(block)) {
    const breakKind = chooseBreak(joint, width)
    const lastParagraph = paragraphs.at(-1) ?? []
    if (breakKind === 'paragraph') paragraphs.push([joint.nextLine.trim()])
    else if (breakKind === 'line') lastParagraph.push(joint.nextLine.trim())
    else lastParagraph.push(`${lastParagraph.pop()} ${joint.nextLine.trim()}`)
  }
  return paragraphs
}

/**
 * Splits a text into paragraphs of intentional lines. Wrapped lines are joined unchanged, since a hyphen at a
 * line's end can be part of the word.
 */
export function joinWrappedLines(lines: readonly string[]): string[][] {
  const blocks = splitBlocks(lines)
  const width = findWrapWidth(blocks)
  return blocks.flatMap((block) => splitBlock(block, width))
}
