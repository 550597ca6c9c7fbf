import type { Element, Nodes } from 'hast'
import { getAttribute } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { isCreditElement } from '../lines/credit-elements.ts'
import { hasSentenceLength } from '../lines/known-fields.ts'
import { countLinkedLetters } from '../lines/link-list.ts'
import { isOutsideArticle } from '../lines/outside-elements.ts'
import { isBesideArticle, listContainers, listWithAncestors, type Parents } from '../lines/own-elements.ts'

/** Elements that make the words beside them a caption or a date line. */
const captionedTags: ReadonlySet<string> = new Set([
  'img',
  'picture',
  'video',
  'iframe',
  'figcaption',
  'time',
])

const captionNamePattern = /(?:^|[\s_-])(?:caption|credits?|photo|image|video|audio|media)(?:$|[\s_-])/i

/**
 * Elements that divide a page. On a page without such elements, as of a press release, the sentence may describe the
 * whole page.
 */
const sectionTags: ReadonlySet<string> = new Set(['article', 'header', 'hgroup', 'section'])

const closedSentencePattern = /[.!?…。！？।۔]["'”’»›)\]]*$/

/** The nodes of a page around its standfirst. */
export interface StandfirstContext {
  elements: readonly Element[]
  heading: Element | null
  /** Text nodes of the body. */
  usedTexts: ReadonlySet<Nodes>
  parents: Parents
}

/**
 * Returns a test for the sentence between a page's heading and its text that is neither a caption, a credit nor
 * furniture.
 */
export function prepareStandfirstTest({ elements, heading, usedTexts, parents }: StandfirstContext) {
  const sharedContainers = listContainers(heading === null ? usedTexts : [heading, ...usedTexts], parents)
  const captionedContainers = listContainers(
    elements.filter(({ tagName }) => captionedTags.has(tagName)),
    parents,
  )
  const isUnsuitable = (element: Element) =>
    captionedContainers.has(element) ||
    captionNamePattern.test(getAttribute(element, 'className') ?? '') ||
    isOutsideArticle(element) ||
    isBesideArticle(element) ||
    isCreditElement(element)
  return (element: Element, letters: string): boolean => {
    if (!hasSentenceLength(letters) || !closedSentencePattern.test(extractVisibleText(element).trim()))
      return false
    if (countLinkedLetters(element) > 0) return false
    const elementAndAncestors = listWithAncestors(element, parents)
    if (!elementAndAncestors.some(({ tagName }) => sectionTags.has(tagName))) return false
    const end = elementAndAncestors.findIndex((each) => sharedContainers.has(each))
    return !elementAndAncestors.slice(0, end < 0 ? elementAndAncestors.length : end).some(isUnsuitable)
  }
}
