import type { Nodes } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { countLinkedLetters } from '../lines/link-list.ts'
import { sentenceEndPattern } from '../lines/sentence-end.ts'

/** Minimum share of a teaser's letters in links. */
const minTeaserLinkShare = 0.3

/** True for nodes whose share of linked letters is as large as a teaser's. */
export function hasLinkShareOfTeaser(nodes: readonly Nodes[]): boolean {
  const elements = nodes.filter((node) => node.type === 'element')
  const linkedLetterCount = elements.reduce((sum, element) => sum + countLinkedLetters(element), 0)
  const letterCount = toLettersAndDigits(nodes.map((node) => extractVisibleText(node)).join('')).length
  return linkedLetterCount >= letterCount * minTeaserLinkShare
}

/** Maximum share of a sentence's letters in links. A sentence with a larger share is a teaser. */
const maxProseLinkShare = 0.9

/** True for a single `p` that ends like a sentence and has words outside its links. */
export function isProseWithLinks(nodes: readonly Nodes[]): boolean {
  const [node] = nodes
  if (nodes.length !== 1 || !node || !isElement(node, 'p')) return false
  const text = extractVisibleText(node)
  return (
    sentenceEndPattern.test(text.trim()) &&
    countLinkedLetters(node) < toLettersAndDigits(text).length * maxProseLinkShare
  )
}

/** Maximum length of a teaser, in characters. A longer part of a page may contain several teasers. */
export const maxTeaserLength = 1200

/** Minimum number of letters in a linked headline. A shorter link is a button, such as *More*. */
const minHeadlineLetters = 15

/** Minimum share of a headline's letters in links. */
const minHeadlineLinkShare = 0.8

const headingTags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

/** True for a heading that consists of a link, or a link that contains a heading, as in teasers for other articles. */
export function isLinkedHeadline(node: Nodes): boolean {
  if (!isElement(node, ...headingTags, 'a')) return false
  const letterCount = toLettersAndDigits(textContent(node)).length
  if (letterCount < minHeadlineLetters) return false
  if (isElement(node, 'a')) return hasDescendant(node, (each) => isElement(each, ...headingTags))
  return countLinkedLetters(node) >= letterCount * minHeadlineLinkShare
}

const hasDescendant = (node: Nodes, isMatch: (node: Nodes) => boolean): boolean =>
  'children' in node && node.children.some((child) => isMatch(child) || hasDescendant(child, isMatch))
