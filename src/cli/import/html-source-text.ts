import type { Nodes } from 'hast'
import { isBlock, unread } from '../content/element-kinds.ts'
import { parseHtml } from '../content/parse-html.ts'

/** Elements whose text is HTML that is not parsed: browsers show what is embedded instead. */
const replaced: ReadonlySet<string> = new Set(['iframe', 'noembed', 'noframes'])

function collect(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value)
  if (!('children' in node)) return
  const name = node.type === 'element' ? node.tagName : ''
  if (unread.has(name) || replaced.has(name)) return
  const edge = name === 'br' || name === 'rt' || isBlock(name) ? '\n' : ''
  parts.push(edge)
  if (node.type === 'element' && name === 'img' && node.properties.alt)
    parts.push(` ${String(node.properties.alt)} `)
  for (const child of node.children) collect(child, parts)
  parts.push(edge)
}

/** Every text that a fragment of HTML shows, those in place of pictures included: the source's side of an account. */
export function htmlSourceText(html: string): string {
  const parts: string[] = []
  collect(parseHtml(html), parts)
  return parts.join('')
}
