import type { Element, ElementContent } from 'hast'
import { isElement, oneLine, textOf } from '../../content/element.ts'
import { linksLabel } from './furniture-words.ts'
import { letters } from './known-lines.ts'

/** The text of a block on one line. */
export const lineIn = (block: ElementContent) => oneLine(textOf(block))

/** How many letters of a block are in links. */
export function linkedLetters(node: ElementContent, isInside = false): number {
  if (node.type === 'text') return isInside ? letters(node.value).length : 0
  if (node.type !== 'element') return 0
  const inside = isInside || node.tagName === 'a'
  return node.children.reduce((sum, child) => sum + linkedLetters(child, inside), 0)
}

/** Whether all that a block says is links, but for what separates them. */
export const isLinksOnly = (block: Element) =>
  linkedLetters(block) > 0 && linkedLetters(block) >= letters(textOf(block)).length * 0.9

/** Whether a block is what stands before links to other articles. */
export const isLabel = (block: Element) =>
  linksLabel.test(lineIn(block)) && lineIn(block).length <= longestLabel

const longestLabel = 40

/** A label and links to other articles, and nothing else; so also links in capitals alone, as some print them. */
export function isLinkList(block: Element): boolean {
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
