import type { Element, ElementContent } from 'hast'
import { isElement, textContent, toOneLine } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { linksLabelPattern, shareButtonTextPattern } from './furniture-words.ts'
import { sentenceEndPattern } from './sentence-end.ts'
import { isSharePageUrl } from './share-urls.ts'

/** Returns a block's text on one line. */
export const toOneLineText = (block: ElementContent) => toOneLine(textContent(block))

/** Counts the letters of a node that are in links. */
export function countLinkedLetters(node: ElementContent, isParentInLink = false): number {
  if (node.type === 'text') return isParentInLink ? toLettersAndDigits(node.value).length : 0
  if (node.type !== 'element') return 0
  const isInLink = isParentInLink || node.tagName === 'a'
  return node.children.reduce((sum, child) => sum + countLinkedLetters(child, isInLink), 0)
}

/** Lists the links in a node. For a link, returns the link itself. */
export const listBlockLinks = (node: ElementContent): Element[] => {
  if (isElement(node, 'a')) return [node]
  return 'children' in node ? node.children.flatMap(listBlockLinks) : []
}

/** Character that replaces each link in a text. */
const linkPlaceholder = '\u{fffc}'

const extractTextWithLinkPlaceholders = (node: ElementContent): string => {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return ''
  return node.tagName === 'a' ? linkPlaceholder : node.children.map(extractTextWithLinkPlaceholders).join('')
}

/** Matches words before a link, unless they end like a label, in a colon, bar, dash or arrow. */
const sentenceStartPattern = /\p{L}[^\p{L}:：|–—»>]*$/u

/** True for a sentence that begins and ends outside its links, however long these are: `He told <a>…</a>.` */
export function isSentenceAroundLinks(block: Element): boolean {
  const line = toOneLine(extractTextWithLinkPlaceholders(block))
  const textBeforeLink = line.slice(0, Math.max(0, line.indexOf(linkPlaceholder)))
  return (
    sentenceStartPattern.test(textBeforeLink) &&
    !isLinksLabelLine(textBeforeLink) &&
    sentenceEndPattern.test(line)
  )
}

/** True for a block with at least 90 % of its letters in links, unless it is a sentence around links. */
export const isMostlyLinks = (block: Element) =>
  countLinkedLetters(block) > 0 &&
  countLinkedLetters(block) >= toLettersAndDigits(textContent(block)).length * 0.9 &&
  !isSentenceAroundLinks(block)

const maxLabelLength = 40

/** Matches punctuation at the end of a label: `Read also:`, `Related –`. */
const labelEndPattern = /[\s:：|–—»>-]+$/

/** True for a line that is a label for links. A sentence that begins with the same words is not. */
const isLinksLabelLine = (line: string) =>
  line.length <= maxLabelLength && linksLabelPattern.test(toOneLine(line).replace(labelEndPattern, ''))

/** True for a block that is a label for links to other articles. */
export const isLinksLabelBlock = (block: Element) => isLinksLabelLine(toOneLineText(block))

const labelStartPattern = /^([^:：|–—»>]{2,40})[:：|–—»>]/

/** True for a line that is a label for links, or begins with such a label and a colon, bar, dash or arrow. */
function beginsWithLinksLabel(line: string): boolean {
  const label = labelStartPattern.exec(line)?.[1]
  return isLinksLabelLine(line) || (label !== undefined && isLinksLabelLine(label))
}

/** True for a block that consists of links with a label or in capitals. */
export function isLabelledOrCapitalLinkList(block: Element): boolean {
  const text = textContent(block)
  if (isMostlyLinks(block) && (beginsWithLinksLabel(toOneLineText(block)) || isMostlyInCapitals(text)))
    return true
  const label = extractTextBeforeLink(block)
  const unlinkedLetterCount = toLettersAndDigits(text).length - countLinkedLetters(block)
  return (
    countLinkedLetters(block) > 0 &&
    isLinksLabelLine(label) &&
    unlinkedLetterCount <= toLettersAndDigits(label).length
  )
}

const minShareButtons = 2

/** True for several share buttons, or a single one that is a link. A lone word without a link may be text. */
export function isShareBar(block: Element): boolean {
  const buttonElements = isElement(block, 'ul', 'ol') ? block.children : [block]
  const lines = buttonElements.map(toOneLineText).filter((line) => line !== '')
  return (
    lines.every((line) => shareButtonTextPattern.test(line)) &&
    (lines.length >= minShareButtons || isMostlyLinks(block))
  )
}

/** Maximum length of a button's text, in characters. A longer link to a page for sharing is a sentence to be shared. */
const maxButtonTextLength = 20

/** True for a block that consists of button-length links to pages for sharing the article. */
export const hasOnlyShareLinks = (block: Element): boolean =>
  isMostlyLinks(block) &&
  listBlockLinks(block).every(
    (link) =>
      isSharePageUrl(String(link.properties.href ?? '')) && toOneLineText(link).length <= maxButtonTextLength,
  )

/** Returns a block's text up to its first link. */
function extractTextBeforeLink(block: Element): string {
  let text = ''
  for (const child of block.children) {
    if (isElement(child, 'a')) return text
    if (child.type === 'element' && countLinkedLetters(child) > 0) return text + extractTextBeforeLink(child)
    text += textContent(child)
  }
  return text
}

/** True for text in capitals, apart from endings such as the `s` of `MPs`. */
function isMostlyInCapitals(text: string): boolean {
  const [lowerCaseCount, upperCaseCount] = [/\p{Ll}/gu, /\p{Lu}/gu].map(
    (letterPattern) => text.match(letterPattern)?.length ?? 0,
  )
  return (
    (lowerCaseCount ?? 0) <= (upperCaseCount ?? 0) * 0.1 && (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) >= 4
  )
}
