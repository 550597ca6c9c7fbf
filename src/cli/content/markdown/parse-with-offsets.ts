import type { Nodes, Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { findMarkdownBlocks, type MarkdownBlocks } from './parse-markdown.ts'

const parser = unified().use(remarkParse)

/**
 * Maximum length of a text that is parsed as a whole, in characters. Longer texts are parsed in parts, because
 * micromark's time grows with the square of the number of nested lists.
 */
const maxUnsplitLength = 8192
/** Minimum length of a part, in characters. */
const minPartLength = 4096

/** A separately parsed part of a text: whole blocks, or whole items of a list. */
interface MarkdownPart {
  text: string
  /** Offset and line number of the part's beginning in the text, from 0. */
  offset: number
  line: number
}

/** Returns the offset at which each line begins. Counts lines as markdown-it does. */
function listLineStartOffsets(markdown: string): number[] {
  return [
    0,
    ...[...markdown.matchAll(/\r\n?|\n/g)].map(({ index, 0: lineBreak }) => index + lineBreak.length),
  ]
}

function splitIntoParts(
  markdown: string,
  lineStartOffsets: readonly number[],
  { startLines }: MarkdownBlocks,
): MarkdownPart[] {
  const partStarts = [{ offset: 0, line: 0 }]
  for (const line of startLines) {
    const offset = lineStartOffsets[line] ?? 0
    if (offset - (partStarts.at(-1)?.offset ?? 0) >= minPartLength) partStarts.push({ offset, line })
  }
  return partStarts.map((partStart, index) => ({
    ...partStart,
    text: markdown.slice(partStart.offset, partStarts[index + 1]?.offset),
  }))
}

/** Renders definitions for the link references in a part, because the text may define them in another part. */
function renderLinkDefinitions(partText: string, { isDefinedLabel }: MarkdownBlocks): string {
  const labels = [...partText.matchAll(/\[([^[\]]{1,999})\]/g)].map(([, label = '']) =>
    label.replace(/\s+/g, ' '),
  )
  const usedLabels = [...new Set(labels)].filter(isDefinedLabel)
  return usedLabels.map((label) => `[${label}]: #\n\n`).join('')
}

/** Parses a part. The positions of its nodes refer to the whole text. */
function parsePart({ text, offset, line }: MarkdownPart, blocks: MarkdownBlocks): Root['children'] {
  const definitionsText = renderLinkDefinitions(text, blocks)
  const tree = parser.parse(definitionsText + text)
  const positionShift = {
    offset: offset - definitionsText.length,
    line: line - (definitionsText.split('\n').length - 1),
  }
  visit(tree, ({ position }: Nodes) => {
    for (const point of [position?.start, position?.end]) {
      if (point === undefined) continue
      point.line += positionShift.line
      point.offset = (point.offset ?? 0) + positionShift.offset
    }
  })
  return tree.children.filter(({ position }) => (position?.start.offset ?? offset) >= offset)
}

function parseInParts(markdown: string): Root {
  const blocks = findMarkdownBlocks(markdown)
  const lineStartOffsets = listLineStartOffsets(markdown)
  const parts = splitIntoParts(markdown, lineStartOffsets, blocks)
  const endPosition = {
    line: lineStartOffsets.length,
    column: markdown.length - (lineStartOffsets.at(-1) ?? 0) + 1,
    offset: markdown.length,
  }
  return {
    type: 'root',
    children: parts.flatMap((part) => parsePart(part, blocks)),
    position: { start: { line: 1, column: 1, offset: 0 }, end: endPosition },
  }
}

/**
 * Parses CommonMark into a tree whose nodes have offsets in the text, for importers that edit the text in place
 * (docs/decisions/0028-two-markdown-parsers.md). May split a long list into several. Untrusted text must pass through
 * `limitMarkdownComplexity` first.
 */
export const parseWithOffsets = (markdown: string): Root =>
  markdown.length <= maxUnsplitLength ? parser.parse(markdown) : parseInParts(markdown)
