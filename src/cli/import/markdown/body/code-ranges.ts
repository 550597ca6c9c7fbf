import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** A part of a text, from `startOffset` up to but not including `endOffset`. */
export interface TextRange {
  startOffset: number
  endOffset: number
}

/** A replacement for a part of a text. */
export interface TextEdit extends TextRange {
  replacement: string
  /** Removed text to report as dropped; absent or empty if the edit removes only Markdown syntax. */
  droppedText?: string
}

/** Returns the range of a node in its source text. */
export const getNodeRange = (node: { position?: Root['position'] }): TextRange => ({
  startOffset: node.position?.start.offset ?? 0,
  endOffset: node.position?.end.offset ?? 0,
})

/** Returns the ranges of code spans and fenced code. Excludes indented code, because templates are often indented. */
export function findDelimitedCodeRanges(markdown: string, tree: Root): TextRange[] {
  const ranges: TextRange[] = []
  visit(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode') return
    const range = getNodeRange(node)
    if (/^[`~]/.test(markdown.slice(range.startOffset, range.startOffset + 1))) ranges.push(range)
  })
  return ranges
}

/** True if an offset is within one of the ranges, which must be sorted and disjoint. */
export function isInRanges(ranges: readonly TextRange[], offset: number): boolean {
  let [lowIndex, highIndex] = [0, ranges.length]
  while (lowIndex < highIndex) {
    const middleIndex = (lowIndex + highIndex) >> 1
    if ((ranges[middleIndex]?.endOffset ?? 0) <= offset) lowIndex = middleIndex + 1
    else highIndex = middleIndex
  }
  return (ranges[lowIndex]?.startOffset ?? Number.POSITIVE_INFINITY) <= offset
}
