import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Html, PhrasingContent } from 'mdast'
import { textContent } from '../html/element.ts'

/** Line breaks are allowed, or must be written as `<br>`. */
type LineBreaks = 'one line' | 'lines'

/** Writes an element's tags without line breaks, and without the `|` that would end a table cell. */
function writeTags(original: Element): [Html, Html] {
  const html = toHtml({ ...original, children: [] })
    .replaceAll('\n', '&#10;')
    .replaceAll('|', '&#124;')
  const close = `</${original.tagName}>`
  return [
    { type: 'html', value: html.slice(0, -close.length) },
    { type: 'html', value: close },
  ]
}

const isWordEdge = (node: ElementContent | undefined, side: 'before' | 'after') =>
  node === undefined || (node.type === 'text' && (side === 'before' ? /\s$/ : /^\s/).test(node.value))

/** True if `~~` around the element is read as strikethrough, which it is not beside letters or punctuation. */
const isStrikethroughReadable = (element: Element, before?: ElementContent, shortenedText?: ElementContent) =>
  isWordEdge(before, 'before') &&
  isWordEdge(shortenedText, 'after') &&
  /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(textContent(element)) &&
  element.children.every(({ type }) => type === 'text')

/**
 * Converts a block's first line. A leading space is written as a character reference, since Markdown readers drop
 * it.
 */
export function firstLineToMarkdown(
  nodes: readonly ElementContent[],
  lines: LineBreaks = 'lines',
): PhrasingContent[] {
  const [first, ...rest] = nodes
  const indent = first?.type === 'text' ? /^\s/u.exec(first.value)?.[0] : undefined
  if (first?.type !== 'text' || indent === undefined) return inlineToMarkdown(nodes, lines)
  const value = indent === '\u00a0' ? '&nbsp;' : `&#x${indent.charCodeAt(0).toString(16)};`
  const after = { ...first, value: first.value.slice(1) }
  return [{ type: 'html', value }, ...inlineToMarkdown(after.value === '' ? rest : [after, ...rest], lines)]
}

/** Converts inline content to Markdown; an element without a Markdown mark keeps its tags. */
function inlineToMarkdown(nodes: readonly ElementContent[], lines: LineBreaks = 'lines'): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }]
    if (node.type !== 'element') return []
    const { tagName, properties } = node
    const children = () => inlineToMarkdown(node.children, lines)
    switch (tagName) {
      case 'em':
        return [{ type: 'emphasis', children: children() }]
      case 'strong':
        return [{ type: 'strong', children: children() }]
      case 'a':
        if (properties.href === undefined) break
        return [{ type: 'link', url: String(properties.href), children: children() }]
      case 'code':
        return [{ type: 'inlineCode', value: textContent(node) }]
      case 'br':
        return [lines === 'lines' ? { type: 'break' } : { type: 'html', value: '<br>' }]
      case 'img':
        return [{ type: 'image', url: String(properties.src), alt: String(properties.alt ?? '') }]
    }
    if (tagName === 'del' && isStrikethroughReadable(node, nodes[index - 1], nodes[index + 1]))
      return [{ type: 'delete', children: children() }]
    const [open, close] = writeTags(node)
    return [open, ...children(), close]
  })
}
