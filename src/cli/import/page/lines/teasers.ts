import type { Element } from 'hast'
import { extractShortLine, listElements } from '../../markup/page-tree.ts'
import { listWithAncestors, type ParentByNode } from './article-elements.ts'
import { isAuthorLink } from './credit-elements.ts'

/** Minimum and maximum length of a link that is another article's headline, in characters. */
const [minHeadlineLength, maxHeadlineLength] = [40, 300]

/** Maximum number of characters in a teaser besides the headline, such as a date and a section. */
const maxLengthBesideHeadline = 60

/** Maximum number of nested elements around a teaser's headline, including the link. */
const maxEnclosingElements = 4

/** Maximum number of children of an element in a teaser. An element with more is a list of teasers. */
const maxTeaserChildren = 20

/** Returns the length of a link's text in characters, or 0 for an element that cannot be another article's headline. */
function measureLinkedHeadlineLength(element: Element): number {
  if (element.tagName !== 'a' || isAuthorLink(element)) return 0
  const { length } = extractShortLine(element, maxHeadlineLength) ?? ''
  return length < minHeadlineLength ? 0 : length
}

/** True for an element with much more text than a headline, or with too many children. */
function isLargerThanTeaser(element: Element, headlineLength: number): boolean {
  const maxTeaserLength = headlineLength + maxLengthBesideHeadline
  return element.children.length > maxTeaserChildren || extractShortLine(element, maxTeaserLength) === null
}

/**
 * Removes the elements of other articles' teasers, which consist of a linked headline and little more than a date. On a
 * page that shows no date for its own article, a teaser's date would be the nearest one. Removes nothing if `heading`
 * is `null`.
 */
export function removeTeaserElements(
  articleElements: readonly Element[],
  { heading, parents }: { heading: Element | null; parents: ParentByNode },
): readonly Element[] {
  if (heading === null) return articleElements
  const headingRelatives = new Set([...listElements(heading), ...listWithAncestors(heading, parents)])
  const outermostTeaserElements = articleElements.map((link): Element[] => {
    const headlineLength = headingRelatives.has(link) ? 0 : measureLinkedHeadlineLength(link)
    if (headlineLength === 0) return []
    const enclosingElements = listWithAncestors(link, parents).slice(0, maxEnclosingElements)
    const firstIndexOutsideTeaser = enclosingElements.findIndex(
      (element) => headingRelatives.has(element) || isLargerThanTeaser(element, headlineLength),
    )
    return enclosingElements
      .slice(0, firstIndexOutsideTeaser < 0 ? maxEnclosingElements : firstIndexOutsideTeaser)
      .slice(-1)
  })
  const teaserElements = new Set(outermostTeaserElements.flat().flatMap(listElements))
  return articleElements.filter((element) => !teaserElements.has(element))
}
