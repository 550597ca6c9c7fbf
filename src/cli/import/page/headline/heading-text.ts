import type { Element, ElementContent } from 'hast'
import { toLetters } from '../../../content/html/to-letters.ts'
import { extractVisibleLine, getAttribute } from '../../markup/page-tree.ts'
import { isForScreenReaders } from '../lines/outside-elements.ts'

const badgePattern = /(?:^|[\s_-])badge(?:$|[\s_-])/i

/**
 * True for an element that only screen readers announce. A bare colon counts as visible: it separates a kicker from its
 * headline.
 */
const isScreenReaderWord = (element: Element) =>
  isForScreenReaders(element) && toLetters(extractVisibleLine(element)) !== ''

/** True for readings above ideographs, and for their brackets. */
const isRubyText = ({ tagName }: Element) => tagName === 'rt' || tagName === 'rp'

/**
 * True for buttons, badges of paid articles, text for screen readers, the `#` that links to the heading, and readings
 * of ideographs.
 */
function isFurnitureMark(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  const isSign = getAttribute(node, 'href')?.startsWith('#') && toLetters(extractVisibleLine(node)) === ''
  const isMark = badgePattern.test(getAttribute(node, 'className') ?? '')
  return (
    node.tagName === 'button' ||
    isRubyText(node) ||
    node.properties.hidden === true ||
    isMark ||
    isSign ||
    isScreenReaderWord(node)
  )
}

function removeFurnitureMarks<Part extends ElementContent>(part: Part): Part {
  if (part.type !== 'element') return part
  const children = part.children.filter((child) => !isFurnitureMark(child)).map(removeFurnitureMarks)
  return { ...part, children }
}

/** Returns the visible text of a heading, without buttons, badges and readings; the full text if nothing else is left. */
export function extractHeadingText(heading: Element): string {
  const line = extractVisibleLine(removeFurnitureMarks(heading))
  return toLetters(line) === '' ? extractVisibleLine(heading) : line
}

/** Splits a heading at the borders of its child elements; drops parts without letters. */
export const splitHeading = (heading: Element): string[] =>
  removeFurnitureMarks(heading)
    .children.map(extractVisibleLine)
    .filter((part) => toLetters(part) !== '')
