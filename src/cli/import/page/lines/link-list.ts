import type { Element, ElementContent } from 'hast'
import { isElement, textContent, toOneLine } from '../../../content/html/element.ts'
import { linksLabel, shareButton } from './furniture-words.ts'
import { letters } from './known-lines.ts'

/** The text of a block on one line. */
export const lineIn = (block: ElementContent) => toOneLine(textContent(block))

/** How many letters of a block are in links. */
export function linkedLetters(node: ElementContent, isInside = false): number {
  if (node.type === 'text') return isInside ? letters(node.value).length : 0
  if (node.type !== 'element') return 0
  const inside = isInside || node.tagName === 'a'
  return node.children.reduce((sum, child) => sum + linkedLetters(child, inside), 0)
}

/** Whether all that a block says is links, but for what separates them. */
export const isLinksOnly = (block: Element) =>
  linkedLetters(block) > 0 && linkedLetters(block) >= letters(textContent(block)).length * 0.9

const longestLabel = 40

/** The marks that can follow a label: `Read also:`, `Related –`. */
const afterLabel = /[\s:：|–—»>-]+$/

/** Whether a whole line is a label. A sentence that begins with the same words is none. */
const isLabelLine = (line: string) =>
  line.length <= longestLabel && linksLabel.test(toOneLine(line).replace(afterLabel, ''))

/** Whether a block is what stands before links to other articles. */
export const isLabel = (block: Element) => isLabelLine(lineIn(block))

const labelBefore = /^([^:：|–—»>]{2,40})[:：|–—»>]/

/** Whether a line is a label and, after a colon or a bar, what it is the label of. */
function beginsWithLabel(line: string): boolean {
  const before = labelBefore.exec(line)?.[1]
  return isLabelLine(line) || (before !== undefined && isLabelLine(before))
}

/** A label and links to other articles, and nothing else; so also links in capitals alone, as some print them. */
export function isLinkList(block: Element): boolean {
  const text = textContent(block)
  if (isLinksOnly(block) && (beginsWithLabel(lineIn(block)) || isShouted(text))) return true
  const before = textBeforeLink(block)
  const unlinked = letters(text).length - linkedLetters(block)
  return linkedLetters(block) > 0 && isLabelLine(before) && unlinked <= letters(before).length
}

const fewestButtons = 2

/** Buttons of a share bar and nothing else, several of them or each a link. One such word alone can be anybody's. */
export function isShareBar(block: Element): boolean {
  const entries = isElement(block, 'ul', 'ol') ? block.children : [block]
  const lines = entries.map(lineIn).filter((line) => line !== '')
  return (
    lines.every((line) => shareButton.test(line)) && (lines.length >= fewestButtons || isLinksOnly(block))
  )
}

/** The text of a block up to its first link. */
function textBeforeLink(block: Element): string {
  let text = ''
  for (const child of block.children) {
    if (isElement(child, 'a')) return text
    if (child.type === 'element' && linkedLetters(child) > 0) return text + textBeforeLink(child)
    text += textContent(child)
  }
  return text
}

/** A line that is printed in capitals, but for an ending such as that of `MPs`. */
function isShouted(text: string): boolean {
  const [lower, upper] = [/\p{Ll}/gu, /\p{Lu}/gu].map((letter) => text.match(letter)?.length ?? 0)
  return (lower ?? 0) <= (upper ?? 0) * 0.1 && (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) >= 4
}
