import type { Element, ElementContent, Root } from 'hast'
import { isElement, textContent } from './element.ts'
import { isBlockTag } from './element-kinds.ts'

/** Elements that make one line each, without a blank line between them. */
const lines: ReadonlySet<string> = new Set(['li', 'dt', 'dd', 'tr', 'thead', 'tbody'])

const isBlockElement = (node: ElementContent): node is Element =>
  node.type === 'element' && isBlockTag(node.tagName)

/** Returns the paragraphs of blocks; inline content between two blocks is a paragraph as well. */
function paragraphsOf(nodes: readonly ElementContent[]): string[] {
  const paragraphs: string[] = []
  let line = ''
  for (const node of nodes) {
    if (isBlockElement(node)) {
      paragraphs.push(line, ...paragraphsIn(node))
      line = ''
    } else line += textContent(node)
  }
  return [...paragraphs, line].filter((paragraph) => paragraph !== '')
}

function paragraphsIn(block: Element): string[] {
  if (block.tagName === 'tr') return [block.children.map((cell) => textIn(cell, '\n')).join('\t')]
  if (block.children.some((child) => isElement(child, ...lines))) return [textIn(block, '\n')]
  return paragraphsOf(block.children)
}

const textIn = (node: ElementContent, between: string) =>
  'children' in node ? paragraphsOf(node.children).join(between) : ''

/**
 * Converts a body in the content model to plain text, with a blank line between paragraphs and none within a list.
 */
export const toPlainText = (tree: Root): string =>
  paragraphsOf(tree.children.filter((node) => node.type !== 'doctype'))
    .join('\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
