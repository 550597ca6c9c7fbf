import type { Element, ElementContent } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractVisibleLine, getAttribute } from '../../markup/page-tree.ts'
import { isForScreenReaders } from '../lines/outside-elements.ts'

const badgeClassPattern = /(?:^|[\s_-])badge(?:$|[\s_-])/i

/**
 * True for an element that only screen readers announce. A lone colon counts as visible, because it separates a kicker
 * from its headline.
 */
const isScreenReaderText = (element: Element) =>
  isForScreenReaders(element) && toLettersAndDigits(extractVisibleLine(element)) !== ''

/** True for the reading (ruby) above ideographs and for its brackets. */
const isRubyAnnotation = ({ tagName }: Element) => tagName === 'rt' || tagName === 'rp'

/**
 * True for a button, a badge that marks a paid article, text for screen readers, a hidden element, the `#` that links
 * to the heading, and the reading above ideographs.
 */
function isHeadingFurniture(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  const isAnchorLink =
    getAttribute(node, 'href')?.startsWith('#') && toLettersAndDigits(extractVisibleLine(node)) === ''
  const isBadge = badgeClassPattern.test(getAttribute(node, 'className') ?? '')
  return (
    node.tagName === 'button' ||
    isRubyAnnotation(node) ||
    node.properties.hidden === true ||
    isBadge ||
    isAnchorLink ||
    isScreenReaderText(node)
  )
}

function removeHeadingFurniture<Part extends ElementContent>(node: Part): Part {
  if (node.type !== 'element') return node
  const children = node.children.filter((child) => !isHeadingFurniture(child)).map(removeHeadingFurniture)
  return { ...node, children }
}

/** Returns a heading's text without buttons, badges and readings, or its full text if no letters remain. */
export function extractHeadingText(heading: Element): string {
  const line = extractVisibleLine(removeHeadingFurniture(heading))
  return toLettersAndDigits(line) === '' ? extractVisibleLine(heading) : line
}

/** Splits a heading's text at the boundaries of its child elements, and drops parts without letters. */
export const splitHeadingIntoParts = (heading: Element): string[] =>
  removeHeadingFurniture(heading)
    .children.map(extractVisibleLine)
    .filter((part) => toLettersAndDigits(part) !== '')
