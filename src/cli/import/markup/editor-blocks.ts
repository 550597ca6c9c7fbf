import type { Element, ElementContent, Nodes } from 'hast'
import { isElement, makeElement, textContent } from '../../content/html/element.ts'
import { hasAttributeWord } from './page-tree.ts'

const hasClass = (element: Element, ...names: readonly string[]) =>
  names.some((name) => hasAttributeWord(element, 'className', name))

/** True for WordPress's pull quote, and its quotation in a large style. */
const isPullQuote = (element: Element): boolean =>
  hasClass(element, 'wp-block-pullquote') ||
  (hasClass(element, 'wp-block-quote') && hasClass(element, 'is-style-large', 'is-large'))

const isVerse = (element: Element): boolean =>
  isElement(element, 'pre') && hasClass(element, 'wp-block-verse')

/** Joins parts with a line break between them. */
const joinWithBreaks = (parts: readonly (readonly ElementContent[])[]): ElementContent[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [makeElement('br'), ...part]))

/** Returns the paragraphs of a quotation, the words outside of any, and the name of the person quoted. */
function readQuote(node: Element): { quotedLines: ElementContent[][]; citeContent: ElementContent[] } {
  const [quotedLines, sourceContent]: [ElementContent[][], ElementContent[]] = [[], []]
  for (const child of node.children) {
    if (isElement(child, 'cite')) sourceContent.push(child)
    else if (isElement(child, 'blockquote', 'div')) {
      const inner = readQuote(child)
      quotedLines.push(...inner.quotedLines)
      sourceContent.push(...inner.citeContent)
    } else if (textContent(child).trim() !== '')
      quotedLines.push(isElement(child, 'p') ? child.children : [child])
  }
  return { quotedLines, citeContent: sourceContent }
}

/** Converts a pull quote to a quotation: one bold paragraph, which publishing sets as a pull quote, then the source. */
function toPullQuote(element: Element): Element {
  const { quotedLines, citeContent } = readQuote(element)
  const words = makeElement('p', [makeElement('strong', joinWithBreaks(quotedLines))])
  return makeElement(
    'blockquote',
    citeContent.length === 0 ? [words] : [words, makeElement('p', citeContent)],
  )
}

/** Turns line ends into `br`, and indents into no-break spaces. */
function convertLineEnds(node: ElementContent): ElementContent[] {
  if (isElement(node, 'br')) return [node]
  if (node.type === 'element') return [{ ...node, children: node.children.flatMap(convertLineEnds) }]
  if (node.type !== 'text') return []
  const [first = '', ...others] = node.value.split('\n')
  const indented = others.map((line) => line.replace(/^ +/, ({ length }) => '\u00a0'.repeat(length)))
  return joinWithBreaks([first, ...indented].map((value) => [{ type: 'text', value }]))
}

/** Replaces the blocks of WordPress's editor for pull quotes and verse by elements that publishing sets in the same way (docs/content.md). */
export function convertEditorBlocks<Tree extends Nodes>(tree: Tree): Tree {
  if (!('children' in tree)) return tree
  const children = tree.children.map((child) => {
    if (child.type !== 'element') return child
    if (isVerse(child)) return makeElement('p', child.children.flatMap(convertLineEnds))
    return isPullQuote(child) ? toPullQuote(child) : convertEditorBlocks(child)
  })
  return { ...tree, children }
}
