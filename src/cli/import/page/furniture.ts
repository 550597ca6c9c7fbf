import type { Element, ElementContent } from 'hast'
import { isElement, textOf } from '../../content/element.ts'
import { cookieNotice, notice, shareButton } from './furniture-words.ts'
import { isDateLine, isHeadline, isOwnAddress, type Known, letters } from './known-lines.ts'
import { isLabel, isLinkList, isLinksOnly, lineIn, linkedLetters } from './link-list.ts'
import { knownAtTop } from './top-lines.ts'

/** A body, and the byline that stood in it. */
export interface Cleared {
  blocks: Element[]
  byline: string | null
}

function isShareBar(block: Element): boolean {
  const lines = isElement(block, 'ul', 'ol') ? block.children.map(lineIn) : [lineIn(block)]
  return lines.every((line) => line === '' || shareButton.test(line))
}

const holdsPicture = (node: ElementContent): boolean =>
  isElement(node, 'img') || ('children' in node && node.children.some(holdsPicture))

/** Whether a block says nothing of the article's own that is not known anyway. */
function isFurniture(block: Element, known: Known): boolean {
  const line = lineIn(block)
  if (isOwnAddress(line, known)) return true
  if (line === '' || holdsPicture(block)) return false
  return (
    notice.test(line) ||
    cookieNotice.test(line) ||
    isShareBar(block) ||
    isLinkList(block) ||
    isDateLine(line, known)
  )
}

/** A paragraph of this many letters is the article's. */
const leastOfText = 120
const isText = (block: Element) => letters(textOf(block)).length >= leastOfText

/** Where the headline is repeated before the text, all that stands above it is the page's. */
function belowHeadline(blocks: readonly Element[], known: Known): Element[] {
  const start = blocks.findIndex(isText)
  const top = blocks.slice(0, start < 0 ? blocks.length : start)
  const repeated = top.findLastIndex((block) => isHeadline(textOf(block), known))
  return blocks.filter((block, index) => index > repeated || (index < repeated && holdsPicture(block)))
}

/** Paragraphs of this many letters are not said twice, one soon after the other. */
const leastRepeated = 80
const farthestRepeated = 20

/**
 * The blocks of a body without what is certainly not the article's: share bars, labels of advertisements, lists of
 * links to other articles, what is known of the article already, a paragraph that is there twice. What is uncertain
 * stays.
 */
export function withoutFurniture(blocks: readonly Element[], known: Known): Cleared {
  const cleared: Cleared = { blocks: [], byline: known.byline }
  let [isTop, followsLabel] = [true, false]
  for (const block of belowHeadline(blocks, known)) {
    if (isText(block)) isTop = false
    const top = isTop && !holdsPicture(block) ? knownAtTop(block, known) : null
    cleared.byline ??= top?.byline ?? null
    const isLinked = followsLabel && isLinksOnly(block)
    if (isLinked && isLabel(cleared.blocks.at(-1) ?? block)) cleared.blocks.pop()
    followsLabel = isLabel(block) || isLinked
    if (top === null && !isLinked && !isFurniture(block, known) && !isRepeated(block, cleared.blocks))
      cleared.blocks.push(block)
  }
  while (isWholeLabel(cleared.blocks.at(-1))) cleared.blocks.pop()
  return cleared
}

function isRepeated(block: Element, before: readonly Element[]): boolean {
  const text = letters(textOf(block))
  return (
    text.length >= leastRepeated &&
    before.slice(-farthestRepeated).some((earlier) => letters(textOf(earlier)).includes(text))
  )
}

/** A label below which nothing is left. */
const isWholeLabel = (block: Element | undefined) =>
  block !== undefined && !holdsPicture(block) && isLabel(block) && linkedLetters(block) === 0
