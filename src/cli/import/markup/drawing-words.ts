import type { Element, Nodes } from 'hast'
import { isElement, textContent, toOneLine } from '../../content/html/element.ts'
import { hiddenTags } from '../../content/html/element-kinds.ts'
import { toLettersAndDigits } from '../../content/html/to-letters-and-digits.ts'
import { getAttribute } from './page-tree.ts'

/** Returns the name that a drawing states for screen readers; empty if there is none. */
export function findDrawingName(drawing: Element): string {
  const title = drawing.children.find((child) => isElement(child, 'title'))
  return toOneLine(getAttribute(drawing, 'ariaLabel') ?? (title ? textContent(title) : ''))
}

/** Returns the words that a drawing shows, with spaces between its texts. */
export function readDrawingWords(drawing: Element): string {
  const listShownTexts = (node: Nodes): string[] => {
    if (node.type === 'text') return [node.value]
    if (node.type !== 'element' || hiddenTags.has(node.tagName)) return []
    return node.children.flatMap(listShownTexts)
  }
  return toOneLine(listShownTexts(drawing).join(' '))
}

/** Returns the name and the words of a drawing; the name only once if its words include it. */
export function describeDrawing(drawing: Element): string {
  const [name, words] = [findDrawingName(drawing), readDrawingWords(drawing)]
  return toLettersAndDigits(words).includes(toLettersAndDigits(name))
    ? words
    : words === ''
      ? name
      : `${name}: ${words}`
}
