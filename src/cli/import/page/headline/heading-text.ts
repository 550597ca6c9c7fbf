import type { Element, ElementContent } from 'hast'
import { getAttribute, visibleLine } from '../../markup/page-tree.ts'
import { toLetters } from '../lines/known-fields.ts'
import { isForScreenReaders } from '../lines/outside-elements.ts'

const badge = /(?:^|[\s_-])badge(?:$|[\s_-])/i

/**
 * True for an element that only screen readers announce. A bare colon counts as visible: it separates a kicker from its
 * headline.
 */
const isScreenReaderWord = (element: Element) =>
  isForScreenReaders(element) && toLetters(visibleLine(element)) !== ''

/** True for buttons, badges of paid articles, text for screen readers, and the `#` that links to the heading. */
function isFurnitureMark(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  const isSign = getAttribute(node, 'href')?.startsWith('#') && toLetters(visibleLine(node)) === ''
  const isMark = badge.test(getAttribute(node, 'className') ?? '')
  return (
    node.tagName === 'button' ||
    node.properties.hidden === true ||
    isMark ||
    isSign ||
    isScreenReaderWord(node)
  )
}

function withoutMarks<Part extends ElementContent>(part: Part): Part {
  if (part.type !== 'element') return part
  const children = part.children.filter((child) => !isFurnitureMark(child)).map(withoutMarks)
  return { ...part, children }
}

/** Returns the visible text of a heading, without buttons and badges; the full text if nothing else is left. */
export function headingText(heading: Element): string {
  const line = visibleLine(withoutMarks(heading))
  return toLetters(line) === '' ? visibleLine(heading) : line
}

/** Splits a heading at the borders of its child elements; drops parts without letters. */
export const headingParts = (heading: Element): string[] =>
  withoutMarks(heading)
    .children.map(visibleLine)
    .filter((part) => toLetters(part) !== '')
