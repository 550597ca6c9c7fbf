import type { Element, ElementContent, Root } from 'hast'
import { isElement, textContent } from './element.ts'
import { isBlockTag } from './element-kinds.ts'

/** Elements that each make a line, without a blank line between them. */
const lineTags: ReadonlySet<string> = new Set(['li', 'dt', 'dd', 'tr', 'thead', 'tbody'])

const isBlockElement = (node: ElementContent): node is Element =>
  node.type === 'element' && isBlockTag(node.tagName)

/** Returns the paragraphs of blocks; inline content between two blocks is a paragraph as well. */
function collectParagraphs(nodes: readonly ElementContent[]): string[] {
  const paragraphs: string[] = []
  let line = ''
  for (const node of nodes) {
    if (isBlockElement(node)) {
      paragraphs.push(line, ...blockParagraphs(node))
      line = ''
    } else line += textContent(node)
  }
  return [...paragraphs, line].filter((paragraph) => paragraph !== '')
}

function blockParagraphs(block: Element): string[] {
  if (block.tagName === 'tr') return [block.children.map((cell) => joinParagraphs(cell, '\n')).join('\t')]
  if (block.children.some((child) => isElement(child, ...lineTags))) return [joinParagraphs(block, '\n')]
  return collectParagraphs(block.children)
}

const joinParagraphs = (node: ElementContent, separator: string) =>
  'children' in node ? collectParagraphs(node.children).join(separator) : ''

/**
 * Converts a body in the content model to plain text, with a blank line between paragraphs and none within a list.
 */
export const toPlainText = (tree: Root): string =>
  collectParagraphs(tree.children.filter((node) => node.type !== 'doctype'))
    .join('\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
