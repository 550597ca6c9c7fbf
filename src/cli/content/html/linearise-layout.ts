import type { Element, ElementContent, RootContent, Text } from 'hast'
import { isElement, textContent } from './element.ts'
import { isMathLayoutTag, mathToText } from './math-to-text.ts'

const createTextNode = (value: string): Text => ({ type: 'text', value })

/** Adds parentheses around each ruby reading that has none (`rp`). */
function addRubyParentheses(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, at) => {
    const isReading = isElement(node, 'rt', 'rtc') && textContent(node).trim() !== ''
    return isReading && !isElement(nodes[at - 1], 'rp')
      ? [createTextNode('('), node, createTextNode(')')]
      : [node]
  })
}

/**
 * Replaces an element whose layout carries meaning: a formula becomes a line of text, a ruby reading goes into
 * parentheses. `null` for all other elements.
 * @param precedingCharacter the character before the element
 */
export function lineariseLayout(node: Element, precedingCharacter: string): RootContent[] | null {
  if (node.tagName === 'ruby') return addRubyParentheses(node.children)
  if (!isMathLayoutTag(node.tagName)) return null
  const formula = mathToText(node)
  const needsSpace = /[\p{L}\p{N}]$/u.test(precedingCharacter) && /^[\p{L}\p{N}]/u.test(formula)
  return [createTextNode(needsSpace ? ` ${formula}` : formula)]
}
