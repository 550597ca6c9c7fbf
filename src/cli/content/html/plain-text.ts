import type { Element, ElementContent, Root } from 'hast'
import { isElement, textContent } from './element.ts'
import { isBlockTag } from './element-kinds.ts'

/** Blocks of one line, between which no line is blank. */
const lines: ReadonlySet<string> = new Set(['li', 'dt', 'dd', 'tr', 'thead', 'tbody'])

const isBlockElement = (node: ElementContent): node is Element =>
  node.type === 'element' && isBlockTag(node.tagName)

/** The paragraphs of blocks; inline content between them is one too. */
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

/** A body in the shape of `contentModel` as plain text: a blank line between paragraphs, none within a list. */
export const toPlainText = (tree: Root): string =>
  paragraphsOf(tree.children.filter((node) => node.type !== 'doctype'))
    .join('\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
