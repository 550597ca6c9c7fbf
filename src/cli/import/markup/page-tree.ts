import type { Element, ElementContent, Nodes, Text } from 'hast'
import { isElement, toOneLine } from '../../content/html/element.ts'
import { hiddenTags } from '../../content/html/element-kinds.ts'

/** Lists every element of a tree in document order. */
export function listElements(tree: Nodes): Element[] {
  const elements: Element[] = []
  const pendingNodes: Nodes[] = [tree]
  for (let node = pendingNodes.pop(); node; node = pendingNodes.pop()) {
    if (node.type === 'element') elements.push(node)
    if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--)
        pendingNodes.push(node.children[index] as Nodes)
  }
  return elements
}

/** Collects every text node of a tree. */
export function collectTextNodes(tree: Nodes, textNodes = new Set<Text>()): Set<Text> {
  if (tree.type === 'text') textNodes.add(tree)
  if ('children' in tree) for (const child of tree.children) collectTextNodes(child, textNodes)
  return textNodes
}

/** Returns an attribute's value as written; `null` if the element lacks the attribute. */
export function getAttribute({ properties }: Element, name: string): string | null {
  const value = properties[name]
  if (value === undefined || value === null || value === false) return null
  return Array.isArray(value) ? value.join(' ') : String(value)
}

/** Lists the URLs of the pictures in an element. */
export const listPictureUrls = (element: Element): string[] =>
  listElements(element)
    .filter(({ tagName }) => tagName === 'img')
    .flatMap((picture) => getAttribute(picture, 'src') ?? [])

/** True if a space-separated attribute, such as `rel` or `itemprop`, contains a token. */
export const hasAttributeWord = (element: Element, name: string, token: string): boolean =>
  getAttribute(element, name)?.split(' ').includes(token) ?? false

function extractLineText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && hiddenTags.has(node.tagName)) return ''
  if (node.type === 'element' && node.tagName === 'br') return ' '
  return 'children' in node ? node.children.map(extractLineText).join('') : ''
}

/** Returns the visible text of an element on one line. */
export const extractVisibleLine = (node: Nodes): string => toOneLine(extractLineText(node))

/** Maximum number of characters plus elements to read when measuring an element's line. */
const maxMeasuringCost = 4000

function extractSpacedText(node: Nodes, budget: { remainingCost: number }): string {
  budget.remainingCost -= node.type === 'text' ? node.value.length : 1
  if (budget.remainingCost < 0 || (node.type === 'element' && hiddenTags.has(node.tagName))) return ''
  if (!('children' in node)) return extractLineText(node)
  const parts: string[] = []
  for (const child of node.children) {
    if (budget.remainingCost < 0) break
    parts.push(extractSpacedText(child, budget))
  }
  return parts.join(' ')
}

/**
 * Returns an element's visible text on one line, or `null` if it exceeds `maxCharacterCount` characters. Reads only the
 * beginning of a long element. Separates elements with spaces, because a page may separate a name from a date by style
 * alone.
 */
export function extractShortLine(node: Nodes, maxCharacterCount: number): string | null {
  const budget = { remainingCost: maxMeasuringCost }
  const line = toOneLine(extractSpacedText(node, budget)).replace(/ (?=[,.;:!?])/g, '')
  return budget.remainingCost < 0 || line.length > maxCharacterCount ? null : line
}

/** Splits an element's text at its child `br` elements, and drops empty lines. */
export function splitLinesAtBreaks({ children }: Element): string[] {
  const contentByLine: ElementContent[][] = [[]]
  for (const child of children) {
    if (isElement(child, 'br')) contentByLine.push([])
    else contentByLine.at(-1)?.push(child)
  }
  return contentByLine
    .map((lineContent) => toOneLine(lineContent.map(extractLineText).join('')))
    .filter((line) => line !== '')
}
