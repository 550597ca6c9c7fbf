import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Html, PhrasingContent } from 'mdast'
import { textContent } from '../html/element.ts'

/** Style of line breaks: Markdown's own (`lines`), or `<br>` (`one line`). */
type LineBreakStyle = 'one line' | 'lines'

/** Creates an element's opening and closing tags. Escapes line breaks, and `|`, which would end a table cell. */
function createTagNodes(element: Element): [Html, Html] {
  const html = toHtml({ ...element, children: [] })
    .replaceAll('\n', '&#10;')
    .replaceAll('|', '&#124;')
  const closingTag = `</${element.tagName}>`
  return [
    { type: 'html', value: html.slice(0, -closingTag.length) },
    { type: 'html', value: closingTag },
  ]
}

/** True if there is no neighbour on this side, or a text node whose adjacent character is a space. */
const isSpaceOrNothing = (node: ElementContent | undefined, side: 'before' | 'after') =>
  node === undefined || (node.type === 'text' && (side === 'before' ? /\s$/ : /^\s/).test(node.value))

/**
 * True if Markdown parsers recognise `~~` around the element as strikethrough. They do not recognise it next to
 * letters or punctuation.
 */
const isStrikethroughReadable = (
  element: Element,
  precedingNode?: ElementContent,
  followingNode?: ElementContent,
) =>
  isSpaceOrNothing(precedingNode, 'before') &&
  isSpaceOrNothing(followingNode, 'after') &&
  /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(textContent(element)) &&
  element.children.every(({ type }) => type === 'text')

/**
 * Converts inline content at the beginning of a line. Writes a leading space as a character reference, because
 * Markdown parsers drop leading spaces.
 */
export function leadingInlineToMarkdown(
  nodes: readonly ElementContent[],
  lineBreaks: LineBreakStyle = 'lines',
): PhrasingContent[] {
  const [firstNode, ...otherNodes] = nodes
  const leadingSpace = firstNode?.type === 'text' ? /^\s/u.exec(firstNode.value)?.[0] : undefined
  if (firstNode?.type !== 'text' || leadingSpace === undefined) return inlineToMarkdown(nodes, lineBreaks)
  const spaceReference =
    leadingSpace === '\u00a0' ? '&nbsp;' : `&#x${leadingSpace.charCodeAt(0).toString(16)};`
  const textNodeWithoutSpace = { ...firstNode, value: firstNode.value.slice(1) }
  return [
    { type: 'html', value: spaceReference },
    ...inlineToMarkdown(
      textNodeWithoutSpace.value === '' ? otherNodes : [textNodeWithoutSpace, ...otherNodes],
      lineBreaks,
    ),
  ]
}

/** Converts inline content to Markdown. An element without a Markdown equivalent keeps its tags. */
function inlineToMarkdown(
  nodes: readonly ElementContent[],
  lineBreaks: LineBreakStyle = 'lines',
): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }]
    if (node.type !== 'element') return []
    const { tagName, properties } = node
    const convertChildren = () => inlineToMarkdown(node.children, lineBreaks)
    switch (tagName) {
      case 'em':
        return [{ type: 'emphasis', children: convertChildren() }]
      case 'strong':
        return [{ type: 'strong', children: convertChildren() }]
      case 'a':
        if (properties.href === undefined) break
        return [{ type: 'link', url: String(properties.href), children: convertChildren() }]
      case 'code':
        return [{ type: 'inlineCode', value: textContent(node) }]
      case 'br':
        return [lineBreaks === 'lines' ? { type: 'break' } : { type: 'html', value: '<br>' }]
      case 'img':
        return [{ type: 'image', url: String(properties.src), alt: String(properties.alt ?? '') }]
    }
    if (tagName === 'del' && isStrikethroughReadable(node, nodes[index - 1], nodes[index + 1]))
      return [{ type: 'delete', children: convertChildren() }]
    const [openingTag, closingTag] = createTagNodes(node)
    return [openingTag, ...convertChildren(), closingTag]
  })
}
