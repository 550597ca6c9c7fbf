import type { Element, ElementContent } from 'hast'
import { isElement, textOf } from '../../content/element.ts'
import { cookieNotice, linksLabel, notice, shareButton } from './furniture-words.ts'
import { isByline, isDateLine, isOwnAddress, type Known, letters } from './known-lines.ts'
import { oneLine } from './page-tree.ts'

/** A body, and the byline that stood in it. */
export interface Cleared {
  blocks: Element[]
  byline: string | null
}

const lineIn = (block: ElementContent) => oneLine(textOf(block))

function linkedLetters(node: ElementContent, isInside = false): number {
  if (node.type === 'text') return isInside ? letters(node.value).length : 0
  if (node.type !== 'element') return 0
  const inside = isInside || node.tagName === 'a'
  return node.children.reduce((sum, child) => sum + linkedLetters(child, inside), 0)
}

const isLinksOnly = (block: Element) =>
  linkedLetters(block) > 0 && linkedLetters(block) >= letters(textOf(block)).length * 0.9

const isLabel = (block: Element) => linksLabel.test(lineIn(block)) && lineIn(block).length <= longestLabel

const longestLabel = 40

/** A label and links to other articles, and nothing else; so also links in capitals alone, as some print them. */
function isLinkList(block: Element): boolean {
  const text = textOf(block)
  if (isLinksOnly(block) && (linksLabel.test(lineIn(block)) || isShouted(text))) return true
  const before = textBeforeLink(block)
  const unlinked = letters(text).length - linkedLetters(block)
  return (
    linkedLetters(block) > 0 &&
    linksLabel.test(oneLine(before)) &&
    before.length <= longestLabel &&
    unlinked <= letters(before).length
  )
}

/** The text of a block up to its first link. */
function textBeforeLink(block: Element): string {
  let text = ''
  for (const child of block.children) {
    if (isElement(child, 'a')) return text
    if (child.type === 'element' && linkedLetters(child) > 0) return text + textBeforeLink(child)
    text += textOf(child)
  }
  return text
}

/** A line that is printed in capitals, but for an ending such as that of `MPs`. */
function isShouted(text: string): boolean {
  const [lower, upper] = [/\p{Ll}/gu, /\p{Lu}/gu].map((letter) => text.match(letter)?.length ?? 0)
  return (lower ?? 0) <= (upper ?? 0) * 0.1 && (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) >= 4
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
function belowHeadline(blocks: readonly Element[], { headline }: Known): Element[] {
  const start = blocks.findIndex(isText)
  const top = blocks.slice(0, start < 0 ? blocks.length : start)
  const repeated = top.findLastIndex((block) => letters(textOf(block)) === letters(headline))
  return blocks.filter((block, index) => index > repeated || (index < repeated && holdsPicture(block)))
}

/** A paragraph of this many letters is not said twice. */
const leastRepeated = 80

/**
 * The blocks of a body without what is certainly not the article's: share bars, labels of advertisements, lists of
 * links to other articles, what is known of the article already, a paragraph that is there twice. What is uncertain
 * stays.
 */
export function withoutFurniture(blocks: readonly Element[], known: Known): Cleared {
  const cleared: Cleared = { blocks: [], byline: known.byline }
  const seen: string[] = []
  let [isTop, followsLabel] = [true, false]
  for (const block of belowHeadline(blocks, known)) {
    const text = letters(textOf(block))
    if (isText(block)) isTop = false
    const isAuthors = isTop && !holdsPicture(block) && isByline(lineIn(block), known)
    if (isAuthors) cleared.byline ??= lineIn(block)
    const isLinked = followsLabel && isLinksOnly(block)
    if (isLinked && isLabel(cleared.blocks.at(-1) ?? block)) cleared.blocks.pop()
    followsLabel = isLabel(block) || isLinked
    if (isAuthors || isLinked || isFurniture(block, known)) continue
    if (text.length >= leastRepeated && seen.some((earlier) => earlier.includes(text))) continue
    seen.push(text)
    cleared.blocks.push(block)
  }
  while (isWholeLabel(cleared.blocks.at(-1))) cleared.blocks.pop()
  return cleared
}

/** A label below which nothing is left. */
const isWholeLabel = (block: Element | undefined) =>
  block !== undefined && !holdsPicture(block) && isLabel(block) && linkedLetters(block) === 0
