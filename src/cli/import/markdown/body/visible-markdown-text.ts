import type { Nodes } from 'mdast'
import { boundMarkdown } from '../../../content/markdown/bound-markdown.ts'
import { parseWithOffsets } from '../../../content/markdown/parse-with-offsets.ts'
import { extractVisibleHtmlText } from '../../markup/visible-html-text.ts'

const isInline = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'inlineCode',
  'html',
])

function collect(node: Nodes, parts: string[]): void {
  const edge = isInline.has(node.type) ? '' : '\n'
  parts.push(edge)
  if (node.type === 'html') parts.push(extractVisibleHtmlText(node.value))
  else if ('value' in node) parts.push(node.value)
  else if (node.type === 'image' || node.type === 'imageReference') parts.push(` ${node.alt ?? ''} `)
  if ('children' in node) for (const child of node.children) collect(child, parts)
  parts.push(edge)
}

/** Returns every text that Markdown shows: the source's side of a word account. */
export function extractVisibleMarkdownText(markdown: string): string {
  const parts: string[] = []
  collect(parseWithOffsets(boundMarkdown(markdown)), parts)
  return parts.join('')
}
