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

/** Outside preformatted text, a line break is a space. */
const inOneLine = (node: ElementContent): ElementContent =>
  node.type === 'text' ? { type: 'text', value: joinLines(node.value) } : node

/** Converts blocks into inline content, with a `br` between lines, where no block is allowed. */
export const toInline = (blocks: readonly Element[]): ElementContent[] =>
  linesOf(blocks).flatMap((line, index) => (index === 0 ? line : [makeElement('br'), ...line]))
