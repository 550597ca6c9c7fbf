import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { BlockContent, Html, ListItem } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { type Options, toMarkdown as write } from 'mdast-util-to-markdown'
import { isElement, textContent } from '../html/element.ts'
import { isBlockTag } from '../html/element-kinds.ts'
import { leadingInlineToMarkdown } from './inline-to-markdown.ts'
import { canBeMarkdownTable, tableToMarkdown } from './markdown-table.ts'
import { writeText } from './write-text.ts'

const markdownOptions: Options = {
  bullet: '-',
  rule: '-',
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmStrikethroughToMarkdown()],
  handlers: { text: writeText },
}

const isBlockElement = (node: ElementContent): node is Element =>
  node.type === 'element' && isBlockTag(node.tagName)

const convertChildBlocks = ({ children }: Element | Root): BlockContent[] =>
  children.flatMap((node) => (node.type === 'element' ? blockToMarkdown(node) : []))

/** Converts a node to HTML on one line. In Markdown, a blank line would end an HTML block. */
const toSingleLineHtml = (node: ElementContent) => toHtml(node).replaceAll('\n', '&#10;')

const toHtmlNode = (block: Element): Html => ({ type: 'html', value: toSingleLineHtml(block) })

/** Converts preformatted text to a code block, or to `pre`, the only HTML block that can contain blank lines. */
function toCodeOrHtmlNode(block: Element): BlockContent {
  const [codeElement] = block.children
  if (isElement(codeElement, 'code'))
    return { type: 'code', value: textContent(codeElement).replace(/\n$/, '') }
  return { type: 'html', value: toHtml(block) }
}

function toListItem(listItem: Element): ListItem {
  const firstBlockIndex = listItem.children.findIndex(isBlockElement)
  const firstLineNodes = listItem.children.slice(0, firstBlockIndex < 0 ? undefined : firstBlockIndex)
  const followingBlocks = listItem.children
    .slice(firstLineNodes.length)
    .filter(isBlockElement)
    .flatMap(blockToMarkdown)
  const children: BlockContent[] =
    firstLineNodes.length > 0
      ? [{ type: 'paragraph', children: leadingInlineToMarkdown(firstLineNodes) }, ...followingBlocks]
      : followingBlocks
  return { type: 'listItem', spread: firstLineNodes.length === 0 && followingBlocks.length > 1, children }
}

/**
 * True for a list that Markdown can number: in ascending order without gaps, from a number of at most nine digits.
 */
function canBeMarkdownList({ properties: { start, reversed }, children }: Element): boolean {
  const firstNumber = Number(start ?? 1)
  const hasExplicitValues = children.some(
    (item) => item.type === 'element' && item.properties.value !== undefined,
  )
  return (
    !reversed && !hasExplicitValues && Number.isInteger(firstNumber) && firstNumber >= 0 && firstNumber < 1e9
  )
}

/** Converts a list to HTML with one entry per line, for readability. */
function toHtmlList(list: Element): Html {
  const [openingTag, closingTag] = toHtmlNode({ ...list, children: [] }).value.split(/(?=<\/)/)
  return {
    type: 'html',
    value: [openingTag, ...list.children.map((item) => toSingleLineHtml(item)), closingTag].join('\n'),
  }
}

function toListNode({ tagName, properties, children }: Element): BlockContent {
  const items = children.filter(isBlockElement).map(toListItem)
  return {
    type: 'list',
    ordered: tagName === 'ol',
    start: Number(properties.start ?? 1),
    spread: items.some(({ spread }) => spread),
    children: items,
  }
}

function blockToMarkdown(block: Element): BlockContent[] {
  switch (block.tagName) {
    case 'p':
      return [{ type: 'paragraph', children: leadingInlineToMarkdown(block.children) }]
    case 'pre':
      return [toCodeOrHtmlNode(block)]
    case 'hr':
      return [{ type: 'thematicBreak' }]
    case 'blockquote':
      return [{ type: 'blockquote', children: convertChildBlocks(block) }]
    case 'ul':
    case 'ol':
      return [canBeMarkdownList(block) ? toListNode(block) : toHtmlList(block)]
    case 'table':
      return [canBeMarkdownTable(block) ? tableToMarkdown(block) : toHtmlNode(block)]
    case 'figure':
    case 'dl':
      return [toHtmlNode(block)]
    default:
      return [toHeadingNode(block)]
  }
}

const toHeadingNode = ({ tagName, children }: Element): BlockContent => ({
  type: 'heading',
  depth: Number(tagName.slice(1)) as 2 | 3 | 4 | 5 | 6,
  children: leadingInlineToMarkdown(children, 'one line'),
})

/**
 * Converts a sanitised tree in the content model to CommonMark with GFM's tables and strikethrough. Content that
 * neither can express remains HTML.
 */
export const toMarkdown = (tree: Root): string =>
  write({ type: 'root', children: convertChildBlocks(tree) }, markdownOptions).trim()
