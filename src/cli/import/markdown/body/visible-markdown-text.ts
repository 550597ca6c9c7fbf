import type { Nodes } from 'mdast'
import { limitMarkdownComplexity } from '../../../content/markdown/limit-markdown-complexity.ts'
import { parseWithOffsets } from '../../../content/markdown/parse-with-offsets.ts'
import { extractHtmlTextWithPictures } from '../../markup/html-text-with-pictures.ts'

const inlineNodeTypes = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'inlineCode',
  'html',
])

function appendVisibleText(node: Nodes, textParts: string[]): void {
  const separator = inlineNodeTypes.has(node.type) ? '' : '\n'
  textParts.push(separator)
  if (node.type === 'html') textParts.push(extractHtmlTextWithPictures(node.value))
  else if ('value' in node) textParts.push(node.value)
  else if (node.type === 'image' || node.type === 'imageReference') textParts.push(` ${node.alt ?? ''} `)
  if ('children' in node) for (const child of node.children) appendVisibleText(child, textParts)
  textParts.push(separator)
}

/** Returns all text that readers see in Markdown, for use as the source text of a word account. */
export function extractVisibleMarkdownText(markdown: string): string {
  const textParts: string[] = []
  appendVisibleText(parseWithOffsets(limitMarkdownComplexity(markdown)), textParts)
  return textParts.join('')
}
