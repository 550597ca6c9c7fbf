import type { Element } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import {
  extractShortLine,
  getAttribute,
  hasAttributeWord,
  listElements,
  splitLinesAtBreaks,
} from '../../markup/page-tree.ts'
import { parseByline } from '../../text/byline.ts'
import { removeBylineOpening } from '../../text/byline-opening.ts'
import { cleanName, isFullName, isPlausibleName } from '../../text/names.ts'
import { isAuthorLink, isCreditElement } from '../lines/credit-elements.ts'
import { mentionsName } from '../lines/known-fields.ts'
import { findReasonForDropping, shareReason } from '../lines/reason-for-dropping.ts'
import {
  type CreditSearch,
  maxArticleDistance,
  maxAuthors,
  maxBylineLength,
  maxNameLength,
  maxSearchedElements,
  sortByDistance,
} from './credit-search.ts'
import { chooseShownByline } from './shown-byline.ts'

/** Returns the marked elements that share an ancestor with the first one. The others credit other articles. */
function listMarkedNearFirst(
  markedElements: readonly Element[],
  articleElements: readonly Element[],
): Element[] {
  const [firstMarked] = markedElements
  if (!firstMarked) return []
  const parent = articleElements.findLast(({ children }) => children.includes(firstMarked))
  const grandparent = parent && articleElements.findLast(({ children }) => children.includes(parent))
  const siblings = new Set(
    grandparent ? listElements(grandparent) : parent ? listElements(parent) : [firstMarked],
  )
  return markedElements.filter((each) => siblings.has(each))
}

/** Returns names in microdata: `itemprop=author`, and `itemprop=name` within it. */
export function readMicrodataAuthors({ articleElements }: CreditSearch): string[] {
  const authors = articleElements.filter((element) => hasAttributeWord(element, 'itemProp', 'author'))
  return listMarkedNearFirst(authors, articleElements).flatMap((author) => {
    const name =
      listElements(author).find((element) => hasAttributeWord(element, 'itemProp', 'name')) ?? author
    const text = getAttribute(name, 'content') ?? extractShortLine(name, maxBylineLength) ?? ''
    return text
      .split(';')
      .map(cleanName)
      .filter((each) => each !== null)
  })
}

/** Maximum number of elements examined within a credit. */
const maxCreditElements = 30

/** Returns the name shown by a link; `null` for an address or a button. */
function findNameInLink(link: Element): string | null {
  const line = extractShortLine(link, maxNameLength) ?? ''
  const name = cleanName(line.replace(/^(?:by|par|por|von):?\s+(?=\p{Lu}\S*\s)/iu, ''))
  return name !== null && isPlausibleName(name) ? name : null
}

/** Returns the names of links marked as authors, else of links to authors' pages. */
function findLinkedAuthors(search: CreditSearch): string[] {
  const nearestElements = sortByDistance(search, maxSearchedElements)
  const creditedElements = new Set(
    nearestElements
      .filter(isCreditElement)
      .flatMap((element) => listElements(element).slice(0, maxCreditElements)),
  )
  const links = nearestElements.filter(({ tagName }) => tagName === 'a')
  const isMarked = (link: Element) =>
    hasAttributeWord(link, 'rel', 'author') || (isAuthorLink(link) && creditedElements.has(link))
  const markedLinks = links.filter((link) => isMarked(link) && findNameInLink(link) !== null)
  const authorLinks = links.filter((link) => isAuthorLink(link) && isFullName(findNameInLink(link) ?? ''))
  return listMarkedNearFirst(markedLinks.length > 0 ? markedLinks : authorLinks, search.articleElements).map(
    (link) => findNameInLink(link) ?? '',
  )
}

/** Returns the names in lines separated by `br`, such as the only name in `Ann Lee<br>Berlin`. */
function findNamesInLines(creditElements: readonly Element[], language: string): string[] {
  const elementWithBreaks = creditElements.find(({ children }) =>
    children.some((child) => isElement(child, 'br')),
  )
  return elementWithBreaks
    ? splitLinesAtBreaks(elementWithBreaks).flatMap((line) => parseByline(line, language))
    : []
}

/** Returns the elements that are not in a box of share buttons, in document order. */
function removeShareBoxes(elements: readonly Element[]): Element[] {
  const shareBoxElements = new Set<Element>()
  for (const element of elements)
    if (!shareBoxElements.has(element) && findReasonForDropping(element) === shareReason)
      for (const descendant of listElements(element)) shareBoxElements.add(descendant)
  return elements.filter((element) => !shareBoxElements.has(element))
}

/** Returns the names in a credit element: of its whole line, else of its lines or innermost elements. */
function findCreditedNames(element: Element, language: string): string[] {
  const line = extractShortLine(element, maxBylineLength)
  if (line === null) return []
  const names = parseByline(line, language)
  if (names.length > 1) return names
  const descendants = listElements(element)
  const namesInLines = findNamesInLines(descendants, language)
  if (namesInLines.length > 0) return namesInLines
  const namesInLeaves = removeShareBoxes(descendants)
    .filter(({ children }) => children.every(({ type }) => type !== 'element'))
    .map((leaf) => extractShortLine(leaf, maxNameLength) ?? '')
    .filter((line) => removeBylineOpening(line, language) === null && isFullName(line))
  // Two links are two names or none.
  const isJoined = namesInLeaves.length > 1 || descendants.filter(({ tagName }) => tagName === 'a').length > 1
  return names.length > 0 && !isJoined ? names : namesInLeaves
}

/** Returns the names in the credit nearest to the headline. */
function findNearestCredit(search: CreditSearch, limit: number): string[] {
  for (const element of sortByDistance(search, limit).filter(isCreditElement)) {
    const names = findCreditedNames(element, search.language)
    if (names.length > 0) return names
  }
  return []
}

/** Finds the authors shown near the article's headline. */
export function findShownAuthors(search: CreditSearch): string[] {
  const linkedNames = findLinkedAuthors(search)
  if (linkedNames.length > 0) return linkedNames
  const credited = findNearestCredit(search, maxSearchedElements)
  if (credited.length > 0) return credited
  const byline = chooseShownByline(search, [])
  return byline === null ? [] : parseByline(byline, search.language)
}

/** Returns names in a credit near the headline that match no author in the metadata. */
export function findUnstatedAuthors(search: CreditSearch, authors: readonly string[]): string[] {
  const names = findNearestCredit(search, maxArticleDistance)
  const knownAuthors = authors.slice(0, maxAuthors)
  const isKnown = names.some((name) =>
    knownAuthors.some((author) => mentionsName(name, author) || mentionsName(author, name)),
  )
  return isKnown ? [] : names
}
