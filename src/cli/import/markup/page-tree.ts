import type { Element, ElementContent, Nodes, Text } from 'hast'
import { isElement, toOneLine } from '../../content/html/element.ts'
import { hiddenTags } from '../../content/html/element-kinds.ts'

/** Every element of a tree, in the document's order. */
export function listElements(tree: Nodes): Element[] {
  const found: Element[] = []
  const pending: Nodes[] = [tree]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'element') found.push(node)
    if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--)
        pending.push(node.children[index] as Nodes)
  }
  return found
}

/** Every text node of a tree. */
export function collectTexts(tree: Nodes, found = new Set<Text>()): Set<Text> {
  if (tree.type === 'text') found.add(tree)
  if ('children' in tree) for (const child of tree.children) collectTexts(child, found)
  return found
}

/** An attribute's value as it was written; `null` when the element lacks it. */
export function getAttribute({ properties }: Element, name: string): string | null {
  const value = properties[name]
  if (value === undefined || value === null || value === false) return null
  return Array.isArray(value) ? value.join(' ') : String(value)
}

/** Whether a list of words, such as `rel` or `itemprop`, holds one. */
export const hasToken = (element: Element, name: string, word: string): boolean =>
  getAttribute(element, name)?.split(' ').includes(word) ?? false

function seen(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && hiddenTags.has(node.tagName)) return ''
  if (node.type === 'element' && node.tagName === 'br') return ' '
  return 'children' in node ? node.children.map(seen).join('') : ''
}

/** The text that a reader sees of an element, on one line. */
export const visibleLine = (node: Nodes): string => toOneLine(seen(node))

/** What may be read of an element to learn that its line is short: characters, and elements. */
const mostRead = 4000

function spaced(node: Nodes, budget: { left: number }): string {
  budget.left -= node.type === 'text' ? node.value.length : 1
  if (budget.left < 0 || (node.type === 'element' && hiddenTags.has(node.tagName))) return ''
  if (!('children' in node)) return seen(node)
  return node.children.map((child) => (budget.left < 0 ? '' : spaced(child, budget))).join(' ')
}

/**
 * The line of an element of which only a short one is of use, with a space between elements, where pages part a name
 * from a date by style alone; `null` when it is longer, which is found out early.
 */
export function shortVisibleLine(node: Nodes, longest: number): string | null {
  const budget = { left: mostRead }
  const line = toOneLine(spaced(node, budget)).replace(/ (?=[,.;:!?])/g, '')
  return budget.left < 0 || line.length > longest ? null : line
}

/** The lines of an element whose own `br` elements divide it, without the empty ones. */
export function linesBetweenBreaks({ children }: Element): string[] {
  const lines: ElementContent[][] = [[]]
  for (const child of children) {
    if (isElement(child, 'br')) lines.push([])
    else lines.at(-1)?.push(child)
  }
  return lines.map((line) => toOneLine(line.map(seen).join(''))).filter((line) => line !== '')
}
