/** Lines that a text holds between blank lines. */
type Block = readonly string[]

/** Two lines that follow each other in a block. */
interface Joint {
  line: string
  next: string
}

/** Hard-wrapped text is about this wide; the ragged margin of what was wrapped by hand is within the slack. */
const [narrowest, widest, slack] = [45, 100, 8]

const endsSentence = (line: string) => /[.!?…:][»"”’)\]]*$/.test(line)

const indentOf = (line: string) => line.length - line.trimStart().length

const blocksOf = (lines: readonly string[]): Block[] =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => block.replace(/^\n/, '').split('\n'))

const jointsOf = (block: Block): Joint[] =>
  block.slice(1).map((next, index) => ({ line: block[index] ?? '', next }))

/** Whether the next word would not have fitted on the line: what a wrapped line's end means. */
const isFull = ({ line, next }: Joint, width: number) =>
  line.trim().length + 1 + (next.trim().split(/\s/, 1)[0] ?? '').length > width - slack

/** The width at which the text was wrapped by hand or by a program; `null` when its lines are its own. */
function wrapWidth(blocks: readonly Block[]): number | null {
  const joints = blocks.flatMap(jointsOf)
  const lengths = joints.map(({ line }) => line.trim().length).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0
  if (joints.length < 2 || width < narrowest || width > widest) return null
  return joints.filter((joint) => isFull(joint, width)).length >= joints.length * 0.6 ? width : null
}

const isIndented = ({ line, next }: Joint) => indentOf(next) > indentOf(line) + 1

/** How a line continues: within its paragraph, as a line of its own, or with a new paragraph. */
function breakAt(joint: Joint, width: number | null): 'none' | 'line' | 'paragraph' {
  if (width !== null && isIndented(joint)) return 'paragraph'
  if (width !== null && isFull(joint, width)) return 'none'
  const long = Math.max(joint.line.length, joint.next.length) > widest
  return long || endsSentence(joint.line) ? 'paragraph' : 'line'
}

function paragraphsIn(block: Block, width: number | null): string[][] {
  const paragraphs = [[(block[0] ?? '').trim()]]
  for (const joint of jointsOf(block)) {
    const kind = breakAt(joint, width)
    const last = paragraphs.at(-1) ?? []
    if (kind === 'paragraph') paragraphs.push([joint.next.trim()])
    else if (kind === 'line') last.push(joint.next.trim())
    else last.push(`${last.pop()} ${joint.next.trim()}`)
  }
  return paragraphs
}

/**
 * The paragraphs of a text, each of the lines that are its own: lines that were only wrapped are joined again, as
 * they stand (a hyphen at a line's end may be the word's).
 */
export function joinWrappedLines(lines: readonly string[]): string[][] {
  const blocks = blocksOf(lines)
  const width = wrapWidth(blocks)
  return blocks.flatMap((block) => paragraphsIn(block, width))
}
