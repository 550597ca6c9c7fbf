import type { Element } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractShortLine, listElements } from '../../markup/page-tree.ts'
import { isBesideArticleOrHidden, listWithAncestors, type ParentByNode } from '../lines/article-elements.ts'
import { isMastheadHeading } from '../lines/masthead.ts'
import { isForScreenReaders, isHidden } from '../lines/outside-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { extractHeadingText } from './heading-text.ts'
import { maxHeadlineLength } from './stated-titles.ts'

/** A visible heading, and its position relative to the article and the article's text. */
export interface VisibleHeading {
  element: Element
  line: string
  isInArticle: boolean
  isBesideArticle: boolean
  /** True if a paragraph of text follows anywhere below, or if the page has no such paragraphs. */
  hasTextBelow: boolean
  /** True if a paragraph of text comes before the next heading. */
  isFollowedByParagraph: boolean
  /** True if no paragraph of text is above the heading. */
  hasNoTextAbove: boolean
}

/** Minimum length of a paragraph of article text, in characters. A shorter one may be a label. */
const minParagraphLength = 80

const isTextParagraph = (element: Element) =>
  element.tagName === 'p' && extractShortLine(element, minParagraphLength) === null

/** Maximum number of headings returned. A page with more of them is a list. */
const maxHeadings = 50

/**
 * Lists the visible headings with one tag, in document order, except those that name the site. If all of them are
 * hidden, lists the hidden ones.
 */
export function listVisibleHeadings(
  { elements }: WebPage,
  parents: ParentByNode,
  headingTag: 'h1' | 'h2',
): VisibleHeading[] {
  const isBesideText = (element: Element) =>
    listWithAncestors(element, parents).some(
      (each) => each.tagName === 'footer' || isForScreenReaders(each) || isBesideArticleOrHidden(each),
    )
  const headingsAndParagraphs = elements.filter(
    (element) => isTextParagraph(element) || /^h[1-6]$/.test(element.tagName),
  )
  const lastTextIndex = headingsAndParagraphs.findLastIndex(isTextParagraph)
  const firstTextIndex = headingsAndParagraphs.findIndex(isTextParagraph)
  const isListedHeading = (element: Element) => element.tagName === headingTag && !isMastheadHeading(element)
  const isShown = (element: Element) => !listWithAncestors(element, parents).some(isHidden)
  // Some pages hide everything until a script runs.
  const isAnyShown = headingsAndParagraphs.some((element) => isListedHeading(element) && isShown(element))
  return headingsAndParagraphs
    .map((element, index) => ({ element, index }))
    .filter(({ element }) => isListedHeading(element) && (!isAnyShown || isShown(element)))
    .slice(0, maxHeadings)
    .map(({ element, index }) => ({
      element,
      line: extractHeadingText(element),
      isInArticle: isInArticleWithText(element, parents),
      isBesideArticle: isBesideText(element),
      // Some old pages have no `p` elements.
      hasTextBelow: lastTextIndex < 0 || index < lastTextIndex,
      isFollowedByParagraph: headingsAndParagraphs[index + 1]?.tagName === 'p',
      hasNoTextAbove: firstTextIndex < 0 || index < firstTextIndex,
    }))
    .filter(({ line }) => toLettersAndDigits(line) !== '' && line.length <= maxHeadlineLength)
}

/** True for an element in an `article` or `main` that contains a paragraph of text. Teasers contain none. */
function isInArticleWithText(element: Element, parents: ParentByNode): boolean {
  const container = listWithAncestors(element, parents).find(
    ({ tagName }) => tagName === 'article' || tagName === 'main',
  )
  return container !== undefined && listElements(container).some(isTextParagraph)
}
