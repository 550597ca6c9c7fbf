import type { Element, ElementContent } from 'hast'
import { joinLines, makeElement } from './element.ts'
import { isBlockTag } from './element-kinds.ts'

function addLines(nodes: readonly ElementContent[], lines: ElementContent[][]): void {
  for (const node of nodes) {
    if (node.type === 'element' && isBlockTag(node.tagName)) {
      lines.push([])
      addLines(node.children, lines)
      lines.push([])
    } else lines.at(-1)?.push(inOneLine(node))
  }
}

function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  addLines(nodes, lines)
  return lines.filter((line) => line.length > 0)
}

/** Line breaks of preformatted text are spaces elsewhere. */
const inOneLine = (node: ElementContent): ElementContent =>
  node.type === 'text' ? { type: 'text', value: joinLines(node.value) } : node

/** Blocks as inline content, for where no block can stand: a break between them, no word lost. */
export const toInline = (blocks: readonly Element[]): ElementContent[] =>
  linesOf(blocks).flatMap((line, index) => (index === 0 ? line : [makeElement('br'), ...line]))
