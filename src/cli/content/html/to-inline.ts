import type { Element, ElementContent } from 'hast'
import { joinLines, makeElement } from './element.ts'
import { isBlockTag } from './element-kinds.ts'

function appendLines(nodes: readonly ElementContent[], lines: ElementContent[][]): void {
  for (const node of nodes) {
    if (node.type === 'element' && isBlockTag(node.tagName)) {
      lines.push([])
      appendLines(node.children, lines)
      lines.push([])
    } else lines.at(-1)?.push(joinTextLines(node))
  }
}

function splitIntoLines(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  appendLines(nodes, lines)
  return lines.filter((line) => line.length > 0)
}

/** Replaces line breaks in a text node with spaces, their meaning outside preformatted text. */
const joinTextLines = (node: ElementContent): ElementContent =>
  node.type === 'text' ? { type: 'text', value: joinLines(node.value) } : node

/** Converts blocks to inline content with a `br` between lines, for places that allow no blocks. */
export const toInlineContent = (blocks: readonly Element[]): ElementContent[] =>
  splitIntoLines(blocks).flatMap((line, index) => (index === 0 ? line : [makeElement('br'), ...line]))
