import type { Element, ElementContent, RootContent, Text } from 'hast'
import { isElement, textContent } from './element.ts'
import { isMath, mathText } from './math-text.ts'

const text = (value: string): Text => ({ type: 'text', value })

/** A base and its readings: parentheses around each reading that brings none (`rp`). */
function withParentheses(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, at) => {
    const isReading = isElement(node, 'rt', 'rtc') && textContent(node).trim() !== ''
    return isReading && !isElement(nodes[at - 1], 'rp') ? [text('('), node, text(')')] : [node]
  })
}

/**
 * What stands for an element whose layout carries a meaning that its characters alone lose: a formula in a line, a
 * reading in parentheses. `null` for every other element.
 * @param before the text before it
 */
export function lineariseLayout(node: Element, before: string): RootContent[] | null {
  if (node.tagName === 'ruby') return withParentheses(node.children)
  if (!isMath(node.tagName)) return null
  const formula = mathText(node)
  const isApart = /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(formula)
  return [text(isApart ? ` ${formula}` : formula)]
}
