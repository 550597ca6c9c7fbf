import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** A part of a text, by its offsets. */
export interface TextRange {
  start: number
  end: number
}

/** A replacement for a part of a text. */
export interface TextEdit extends TextRange {
  replacement: string
  /** Text left out, if it is more than Markdown syntax. */
  droppedText?: string
}

/** Returns the range of a node in its source text. */
export const getNodeRange = (node: { position?: Root['position'] }): TextRange => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
})

/** Returns the ranges of marked code. Indented text is excluded, because templates are often indented. */
export function findCodeRanges(text: string, tree: Root): TextRange[] {
  const ranges: TextRange[] = []
  visit(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode') return
    const range = getNodeRange(node)
    if (/^[`~]/.test(text.slice(range.start, range.start + 1))) ranges.push(range)
  })
  return ranges
}

/** True when an offset is in one of the ranges, which are sorted and disjoint. */
export function isInRanges(ranges: readonly TextRange[], offset: number): boolean {
  let [lowIndex, highIndex] = [0, ranges.length]
  while (lowIndex < highIndex) {
    const middleIndex = (lowIndex + highIndex) >> 1
    if ((ranges[middleIndex]?.end ?? 0) <= offset) lowIndex = middleIndex + 1
    else highIndex = middleIndex
  }
  return (ranges[lowIndex]?.start ?? Number.POSITIVE_INFINITY) <= offset
}
