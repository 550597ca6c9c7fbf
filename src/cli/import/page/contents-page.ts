import type { Element, Nodes } from 'hast'
import { select } from 'hast-util-select'
import { isElement, textContent } from '../../content/html/element.ts'
import { toLettersAndDigits } from '../../content/html/to-letters-and-digits.ts'
import type { WebPage } from './metadata/web-page.ts'

/** Tags of elements whose links are site navigation on any page. */
const navigationTags = ['nav', 'header', 'footer', 'aside'] as const

function listLinksOutsideNavigation(node: Nodes): Element[] {
  if (isElement(node, 'a')) return [node]
  if (isElement(node, ...navigationTags) || !('children' in node)) return []
  return node.children.flatMap(listLinksOutsideNavigation)
}

const minContentsLinks = 3
const minLinkedShare = 0.5

/** True for a table of contents: a page that consists mostly of links, such as the front page of an issue. */
export function isContentsPage({ tree }: Pick<WebPage, 'tree'>): boolean {
  const body = select('body', tree)
  if (body === undefined) return false
  const linkLetters = listLinksOutsideNavigation(body).map((link) => toLettersAndDigits(textContent(link)))
  const letterCount = toLettersAndDigits(textContent(body)).length
  const linkedLetterCount = linkLetters.reduce((sum, letters) => sum + letters.length, 0)
  return linkLetters.length >= minContentsLinks && linkedLetterCount > letterCount * minLinkedShare
}
