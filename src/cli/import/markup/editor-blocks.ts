import type { Element, ElementContent, Nodes } from 'hast'
import { isElement, makeElement, textContent } from '../../content/html/element.ts'
import { hasAttributeWord } from './page-tree.ts'

const hasClass = (element: Element, ...names: readonly string[]) =>
  names.some((name) => hasAttributeWord(element, 'className', name))

/** True for a WordPress pull quote, and for a WordPress quotation in a large style. */
const isPullQuote = (element: Element): boolean =>
  hasClass(element, 'wp-block-pullquote') ||
  (hasClass(element, 'wp-block-quote') && hasClass(element, 'is-style-large', 'is-large'))

const isVerse = (element: Element): boolean =>
  isElement(element, 'pre') && hasClass(element, 'wp-block-verse')

/** Joins lines with `br` elements between them. */
const joinWithBreakElements = (contentByLine: readonly (readonly ElementContent[])[]): ElementContent[] =>
  contentByLine.flatMap((lineContent, index) =>
    index === 0 ? lineContent : [makeElement('br'), ...lineContent],
  )

/**
 * Splits a quotation into lines, each a paragraph or other content, and the `cite` elements that name the person
 * quoted.
 */
function splitQuote(node: Element): { quotedLines: ElementContent[][]; citeContent: ElementContent[] } {
  const [quotedLines, citeContent]: [ElementContent[][], ElementContent[]] = [[], []]
  for (const child of node.children) {
    if (isElement(child, 'cite')) citeContent.push(child)
    else if (isElement(child, 'blockquote', 'div')) {
      const nestedQuote = splitQuote(child)
      quotedLines.push(...nestedQuote.quotedLines)
      citeContent.push(...nestedQuote.citeContent)
    } else if (textContent(child).trim() !== '')
      quotedLines.push(isElement(child, 'p') ? child.children : [child])
  }
  return { quotedLines, citeContent }
}

/**
 * Converts a pull quote to a quotation: one bold paragraph, which publishing styles as a pull quote, then the source.
 */
function toPullQuote(element: Element): Element {
  const { quotedLines, citeContent } = splitQuote(element)
  const quotedParagraph = makeElement('p', [makeElement('strong', joinWithBreakElements(quotedLines))])
  return makeElement(
    'blockquote',
    citeContent.length === 0 ? [quotedParagraph] : [quotedParagraph, makeElement('p', citeContent)],
  )
}

/** Converts line breaks in text to `br` elements, and indents to no-break spaces. */
function convertLineEnds(node: ElementContent): ElementContent[] {
  if (isElement(node, 'br')) return [node]
  if (node.type === 'element') return [{ ...node, children: node.children.flatMap(convertLineEnds) }]
  if (node.type !== 'text') return []
  const [firstLine = '', ...laterLines] = node.value.split('\n')
  const indentedLines = laterLines.map((line) => line.replace(/^ +/, ({ length }) => '\u00a0'.repeat(length)))
  return joinWithBreakElements([firstLine, ...indentedLines].map((value) => [{ type: 'text', value }]))
}

/**
 * Replaces pull quotes and verse from WordPress's editor with elements that publishing styles in the same way
 * (docs/content.md).
 */
export function convertPullQuotesAndVerse<Tree extends Nodes>(tree: Tree): Tree {
  if (!('children' in tree)) return tree
  const children = tree.children.map((child) => {
    if (child.type !== 'element') return child
    if (isVerse(child)) return makeElement('p', child.children.flatMap(convertLineEnds))
    return isPullQuote(child) ? toPullQuote(child) : convertPullQuotesAndVerse(child)
  })
  return { ...tree, children }
}
