import type { Element, Nodes } from 'hast'
import { isElement, textContent, toOneLine } from '../../content/html/element.ts'
import { hiddenTags } from '../../content/html/element-kinds.ts'
import { toLettersAndDigits } from '../../content/html/to-letters-and-digits.ts'
import { getAttribute } from './page-tree.ts'

/** Returns a drawing's name for screen readers; an empty string if it has none. */
export function findDrawingName(drawing: Element): string {
  const title = drawing.children.find((child) => isElement(child, 'title'))
  return toOneLine(getAttribute(drawing, 'ariaLabel') ?? (title ? textContent(title) : ''))
}

/** Returns a drawing's visible words, with spaces between its text nodes. */
export function readDrawingWords(drawing: Element): string {
  const listShownTexts = (node: Nodes): string[] => {
    if (node.type === 'text') return [node.value]
    if (node.type !== 'element' || hiddenTags.has(node.tagName)) return []
    return node.children.flatMap(listShownTexts)
  }
  return toOneLine(listShownTexts(drawing).join(' '))
}

/** Returns a drawing's name and words, or only the words if they contain the name. */
export function describeDrawing(drawing: Element): string {
  const [name, words] = [findDrawingName(drawing), readDrawingWords(drawing)]
  return toLettersAndDigits(words).includes(toLettersAndDigits(name))
    ? words
    : words === ''
      ? name
      : `${name}: ${words}`
}
