import type { Element, Root, RootContent, Text } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { collectTextNodes, getAttribute } from '../../markup/page-tree.ts'
import { isBesideArticleOrHidden } from '../lines/article-elements.ts'
import { hasSentenceLength } from '../lines/known-fields.ts'
import { countLinkedLetters, isSentenceAroundLinks } from '../lines/link-list.ts'
import { isOutsideArticle } from '../lines/outside-elements.ts'
import { type ArticleTextParent, visitArticleTextParents } from './visit-article-text.ts'

/** Tags of elements that may be paragraphs. */
const paragraphTags: ReadonlySet<string> = new Set(['p', 'div', 'section'])

/** Maximum share of a paragraph's letters in links. A sentence around links may have a larger share. */
const maxLinkedLetterShare = 0.5
/** Minimum number of letters in a sentence around links. A shorter line may only introduce the links. */
const minLinkedSentenceLetters = 45

function isProseElement(element: Element): boolean {
  if (isOutsideArticle(element) || isBesideArticleOrHidden(element)) return false
  const letters = toLettersAndDigits(textContent(element))
  if (isSentenceAroundLinks(element)) return letters.length >= minLinkedSentenceLetters
  return hasSentenceLength(letters) && countLinkedLetters(element) <= letters.length * maxLinkedLetterShare
}

/** Returns a key made of an element's tag and classes, which elements of the same template share. */
const toTagAndClassKey = (element: Element): string =>
  `${element.tagName} ${getAttribute(element, 'className') ?? ''}`

/**
 * Lists the dropped elements between a node's kept children that read as prose and have the same tag and classes as a
 * kept child.
 */
function listDroppedParagraphs({
  children,
  childHasText,
  firstTextIndex,
  lastTextIndex,
}: ArticleTextParent): Element[] {
  const elementsOrNull = children
    .slice(firstTextIndex, lastTextIndex + 1)
    .map((node) => (node.type === 'element' ? node : null))
  const isKeptAt = (index: number) => childHasText[firstTextIndex + index] === true
  const keptTagAndClassKeys = new Set(
    elementsOrNull.flatMap((element, index) =>
      element && isKeptAt(index) ? [toTagAndClassKey(element)] : [],
    ),
  )
  return elementsOrNull.flatMap((element, index) =>
    element &&
    !isKeptAt(index) &&
    paragraphTags.has(element.tagName) &&
    keptTagAndClassKeys.has(toTagAndClassKey(element)) &&
    isProseElement(element)
      ? [element]
      : [],
  )
}

/**
 * Returns the text nodes of dropped paragraphs between kept ones of the same tag and classes. Readability mistakes
 * paragraphs with many links for lists of links.
 */
export function collectDroppedParagraphTexts(
  tree: Root,
  isKept: (node: RootContent) => boolean,
): ReadonlySet<Text> {
  const droppedParagraphTexts = new Set<Text>()
  visitArticleTextParents(tree, isKept, (parent) => {
    for (const paragraph of listDroppedParagraphs(parent)) collectTextNodes(paragraph, droppedParagraphTexts)
  })
  return droppedParagraphTexts
}
