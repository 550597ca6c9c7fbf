import type { Element, ElementContent } from 'hast'
import { getAttribute, visibleLine } from '../../markup/page-tree.ts'
import { letters } from '../lines/known-lines.ts'
import { isUnseen } from '../lines/outside-article.ts'

const badge = /(?:^|[\s_-])badge(?:$|[\s_-])/i

/** Words for screen readers; a colon that they alone hear parts a kicker from its headline all the same. */
const isUnseenWord = (element: Element) => isUnseen(element) && letters(visibleLine(element)) !== ''

/** Buttons, marks of paid articles, words for screen readers, and the sign of a link to the heading itself. */
function isNoText(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  const isSign = getAttribute(node, 'href')?.startsWith('#') && letters(visibleLine(node)) === ''
  const isMark = badge.test(getAttribute(node, 'className') ?? '')
  return (
    node.tagName === 'button' || node.properties.hidden === true || isMark || isSign || isUnseenWord(node)
  )
}

function withoutMarks<Part extends ElementContent>(part: Part): Part {
  if (part.type !== 'element') return part
  const children = part.children.filter((child) => !isNoText(child)).map(withoutMarks)
  return { ...part, children }
}

/** The text of a heading as a reader sees it: without buttons and badges in it. The whole text where nothing is left. */
export function headingLine(heading: Element): string {
  const line = visibleLine(withoutMarks(heading))
  return letters(line) === '' ? visibleLine(heading) : line
}

/** The parts of a heading between its elements' boundaries, without those that say nothing. */
export const headingParts = (heading: Element): string[] =>
  withoutMarks(heading)
    .children.map(visibleLine)
    .filter((part) => letters(part) !== '')
