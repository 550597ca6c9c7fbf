import type { Element, Nodes } from 'hast'
import { getAttribute } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import {
  collectAncestors,
  isBesideArticleOrHidden,
  listWithAncestors,
  type ParentByNode,
} from '../lines/article-elements.ts'
import { isCreditElement } from '../lines/credit-elements.ts'
import { hasSentenceLength } from '../lines/known-fields.ts'
import { countLinkedLetters } from '../lines/link-list.ts'
import { isOutsideArticle } from '../lines/outside-elements.ts'
import { sentenceEndPattern } from '../lines/sentence-end.ts'

/** Tags of elements whose neighbouring text is a caption or a date line. */
const captionNeighbourTags: ReadonlySet<string> = new Set([
  'img',
  'picture',
  'video',
  'iframe',
  'figcaption',
  'time',
])

const captionClassPattern = /(?:^|[\s_-])(?:caption|credits?|photo|image|video|audio|media)(?:$|[\s_-])/i

/**
 * Tags of elements that can contain a standfirst. On a page without them, such as a press release, the sentence below
 * the heading may describe the whole page.
 */
const sectionTags: ReadonlySet<string> = new Set(['article', 'header', 'hgroup', 'section'])

/** The nodes of a page that identify its standfirst. */
export interface StandfirstContext {
  elements: readonly Element[]
  heading: Element | null
  /** Text nodes of the body. */
  articleTexts: ReadonlySet<Nodes>
  parents: ParentByNode
}

/**
 * Creates a test for standfirsts. The test takes an element and its letters, and is true for an unlinked sentence in a
 * section of the page that is not a caption, a credit or furniture.
 */
export function createStandfirstTest({ elements, heading, articleTexts, parents }: StandfirstContext) {
  const articleContainers = collectAncestors(
    heading === null ? articleTexts : [heading, ...articleTexts],
    parents,
  )
  const captionNeighbourContainers = collectAncestors(
    elements.filter(({ tagName }) => captionNeighbourTags.has(tagName)),
    parents,
  )
  const isCaptionOrFurniture = (element: Element) =>
    captionNeighbourContainers.has(element) ||
    captionClassPattern.test(getAttribute(element, 'className') ?? '') ||
    isOutsideArticle(element) ||
    isBesideArticleOrHidden(element) ||
    isCreditElement(element)
  return (element: Element, letters: string): boolean => {
    if (!hasSentenceLength(letters) || !sentenceEndPattern.test(extractVisibleText(element).trim()))
      return false
    if (countLinkedLetters(element) > 0) return false
    const elementAndAncestors = listWithAncestors(element, parents)
    if (!elementAndAncestors.some(({ tagName }) => sectionTags.has(tagName))) return false
    const articleContainerIndex = elementAndAncestors.findIndex((each) => articleContainers.has(each))
    return !elementAndAncestors
      .slice(0, articleContainerIndex < 0 ? elementAndAncestors.length : articleContainerIndex)
      .some(isCaptionOrFurniture)
  }
}
