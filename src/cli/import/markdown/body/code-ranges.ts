import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** A part of a text, by its offsets. */
export interface Range {
  start: number
  end: number
}

/** A replacement of a part of a text. */
export interface Edit extends Range {
  with: string
  /** What was left out, where it is more than marks of Markdown. */
  dropped?: string
}

/** Where a node of a parsed text stands. */
export const rangeOf = (node: { position?: Root['position'] }): Range => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
})

/** The code that is marked as such; indented text may be a template's own indentation. */
export function codeRanges(text: string, tree: Root): Range[] {
  const ranges: Range[] = []
  visit(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode') return
    const range = rangeOf(node)
    if (/^[`~]/.test(text.slice(range.start, range.start + 1))) ranges.push(range)
  })
  return ranges
}

/** Whether an offset is in one of the ranges, which are in order and apart. */
export function isWithin(ranges: readonly Range[], offset: number): boolean {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return (ranges[low]?.start ?? Number.POSITIVE_INFINITY) <= offset
}
