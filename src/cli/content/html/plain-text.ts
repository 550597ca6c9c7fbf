import type { Element, ElementContent, Root } from 'hast'
import { isElement, textContent } from './element.ts'
import { isBlockTag } from './element-kinds.ts'
import { isFootnoteMark } from './footnote-mark.ts'

/** Tags of elements that each occupy a line, without a blank line between them. */
const singleLineTags: ReadonlySet<string> = new Set(['li', 'dt', 'dd', 'tr', 'thead', 'tbody'])

const isBlockElement = (node: ElementContent): node is Element =>
  node.type === 'element' && isBlockTag(node.tagName)

/** Matches the text of footnote marks: numbers, letters or symbols, separated by commas if there are several. */
const footnoteMarkPattern = /^\s*([\p{L}\p{N}*†‡§]{1,4}(?:, ?[\p{L}\p{N}*†‡§]{1,4}){0,9})\s*$/u

/** Returns the text of inline content. Puts footnote marks in brackets, to separate them from the preceding word. */
function toInlineText(node: ElementContent): string {
  if (isFootnoteMark(node)) return textContent(node).replace(footnoteMarkPattern, '[$1]')
  return isElement(node, 'br') || !('children' in node)
    ? textContent(node)
    : node.children.map(toInlineText).join('')
}

/** Returns the paragraphs in a list of nodes. Inline content between two blocks is a paragraph too. */
function collectParagraphs(nodes: readonly ElementContent[]): string[] {
  const paragraphs: string[] = []
  let pendingLine = ''
  for (const node of nodes) {
    if (isBlockElement(node)) {
      paragraphs.push(pendingLine, ...listBlockParagraphs(node))
      pendingLine = ''
    } else pendingLine += toInlineText(node)
  }
  return [...paragraphs, pendingLine].filter((paragraph) => paragraph !== '')
}

function listBlockParagraphs(block: Element): string[] {
  if (block.tagName === 'tr') return [block.children.map((cell) => joinParagraphs(cell, '\n')).join('\t')]
  if (block.children.some((child) => isElement(child, ...singleLineTags)))
    return [joinParagraphs(block, '\n')]
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
