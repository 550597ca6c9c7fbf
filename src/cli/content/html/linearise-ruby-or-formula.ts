import type { Element, ElementContent, RootContent, Text } from 'hast'
import { isElement, textContent } from './element.ts'
import { isMathLayoutTag, mathToText } from './math-to-text.ts'

const createTextNode = (text: string): Text => ({ type: 'text', value: text })

/** Adds parentheses around each ruby reading that has none (`rp`). */
function addRubyParentheses(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, nodeIndex) => {
    const isRubyReading = isElement(node, 'rt', 'rtc') && textContent(node).trim() !== ''
    return isRubyReading && !isElement(nodes[nodeIndex - 1], 'rp')
      ? [createTextNode('('), node, createTextNode(')')]
      : [node]
  })
}

/** True for an element whose layout carries meaning: ruby, a formula, or a part of one. */
export const isRubyOrFormula = ({ tagName }: Element): boolean =>
  tagName === 'ruby' || isMathLayoutTag(tagName)

/**
 * Converts ruby or a formula to text: a formula becomes one line, and ruby readings get parentheses.
 * @param precedingCharacter the character before the element; empty at the start of a text
 */
export function lineariseRubyOrFormula(element: Element, precedingCharacter: string): RootContent[] {
  if (element.tagName === 'ruby') return addRubyParentheses(element.children)
  const formula = mathToText(element)
  const needsSpace = /[\p{L}\p{N}]$/u.test(precedingCharacter) && /^[\p{L}\p{N}]/u.test(formula)
  return [createTextNode(needsSpace ? ` ${formula}` : formula)]
}
