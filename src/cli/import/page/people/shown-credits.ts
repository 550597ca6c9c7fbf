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
  type CreditSearchArea,
  listElementsByDistance,
  maxBylineLineLength,
  maxCertainDistance,
  maxComparedAuthors,
  maxNameLineLength,
  maxSearchDistance,
} from './credit-search-area.ts'
import { chooseShownByline } from './shown-byline.ts'

/** Returns the marked elements near the first one, within its grandparent. The other ones credit other articles. */
function listElementsNearFirst(
  markedElements: readonly Element[],
  articleElements: readonly Element[],
): Element[] {
  const [firstMarked] = markedElements
  if (!firstMarked) return []
  const parent = articleElements.findLast(({ children }) => children.includes(firstMarked))
  const grandparent = parent && articleElements.findLast(({ children }) => children.includes(parent))
  const nearbyElements = new Set(
    grandparent ? listElements(grandparent) : parent ? listElements(parent) : [firstMarked],
  )
  return markedElements.filter((each) => nearbyElements.has(each))
}

/** Returns the names in microdata: those of `itemprop=author`, or of `itemprop=name` within it. */
export function listMicrodataAuthors({ articleElements }: CreditSearchArea): string[] {
  const authorElements = articleElements.filter((element) => hasAttributeWord(element, 'itemProp', 'author'))
  return listElementsNearFirst(authorElements, articleElements).flatMap((authorElement) => {
    const nameElement =
      listElements(authorElement).find((element) => hasAttributeWord(element, 'itemProp', 'name')) ??
      authorElement
    const text =
      getAttribute(nameElement, 'content') ?? extractShortLine(nameElement, maxBylineLineLength) ?? ''
    return text
      .split(';')
      .map(cleanName)
      .filter((name) => name !== null)
  })
}

/** Maximum number of elements examined within a credit. */
const maxCreditDescendants = 30

/** Returns the name in a link's text, or `null` for an address or a button. */
function extractPlausibleName(link: Element): string | null {
  const line = extractShortLine(link, maxNameLineLength) ?? ''
  const name = cleanName(line.replace(/^(?:by|par|por|von):?\s+(?=\p{Lu}\S*\s)/iu, ''))
  return name !== null && isPlausibleName(name) ? name : null
}

/** Returns the names in links that are marked as authors; if there are none, in links to authors' pages. */
function listLinkedAuthors(searchArea: CreditSearchArea): string[] {
  const elementsByDistance = listElementsByDistance(searchArea, maxSearchDistance)
  const elementsInCredits = new Set(
    elementsByDistance
      .filter(isCreditElement)
      .flatMap((element) => listElements(element).slice(0, maxCreditDescendants)),
  )
  const links = elementsByDistance.filter(({ tagName }) => tagName === 'a')
  const isMarkedAsAuthor = (link: Element) =>
    hasAttributeWord(link, 'rel', 'author') || (isAuthorLink(link) && elementsInCredits.has(link))
  const markedLinks = links.filter((link) => isMarkedAsAuthor(link) && extractPlausibleName(link) !== null)
  const authorLinks = links.filter(
    (link) => isAuthorLink(link) && isFullName(extractPlausibleName(link) ?? ''),
  )
  return listElementsNearFirst(
    markedLinks.length > 0 ? markedLinks : authorLinks,
    searchArea.articleElements,
  ).map((link) => extractPlausibleName(link) ?? '')
}

/**
 * Returns the names in the lines of the first element with line breaks, such as the one name in `Ann Lee<br>Berlin`.
 * Returns an empty list without such an element.
 */
function listNamesInBrokenLines(elementsInCredit: readonly Element[], language: string): string[] {
  const elementWithBreaks = elementsInCredit.find(({ children }) =>
    children.some((child) => isElement(child, 'br')),
  )
  return elementWithBreaks
    ? splitLinesAtBreaks(elementWithBreaks).flatMap((line) => parseByline(line, language))
    : []
}

/** Returns the elements that are not in a box of share buttons, in their original order. */
function removeElementsInShareBoxes(elements: readonly Element[]): Element[] {
  const shareBoxElements = new Set<Element>()
  for (const element of elements)
    if (!shareBoxElements.has(element) && findReasonForDropping(element) === shareReason)
      for (const descendant of listElements(element)) shareBoxElements.add(descendant)
  return elements.filter((element) => !shareBoxElements.has(element))
}

/**
 * Returns the names in a credit element. Tries these in order:
 * - the whole line, if it contains several names
 * - the separate lines
 * - the innermost elements, if they contain several names or links, or if the line contains no name
 * - the single name of the line
 */
function listNamesInCredit(element: Element, language: string): string[] {
  const line = extractShortLine(element, maxBylineLineLength)
  if (line === null) return []
  const names = parseByline(line, language)
  if (names.length > 1) return names
  const descendants = listElements(element)
  const namesInLines = listNamesInBrokenLines(descendants, language)
  if (namesInLines.length > 0) return namesInLines
  const namesInInnermostElements = removeElementsInShareBoxes(descendants)
    .filter(({ children }) => children.every(({ type }) => type !== 'element'))
    .map((innermostElement) => extractShortLine(innermostElement, maxNameLineLength) ?? '')
    .filter((line) => removeBylineOpening(line, language) === null && isFullName(line))
  // If there are several links, either all of them are names or none is.
  const mayHaveSeveralNames =
    namesInInnermostElements.length > 1 || descendants.filter(({ tagName }) => tagName === 'a').length > 1
  return names.length > 0 && !mayHaveSeveralNames ? names : namesInInnermostElements
}

/** Returns the names in the nearest credit to the headline that contains any. */
function listNamesInNearestCredit(searchArea: CreditSearchArea, maxElementDistance: number): string[] {
  for (const element of listElementsByDistance(searchArea, maxElementDistance).filter(isCreditElement)) {
    const names = listNamesInCredit(element, searchArea.language)
    if (names.length > 0) return names
  }
  return []
}

/** Lists the authors that the page shows in links, else in the nearest credit, else in the byline. */
export function listShownAuthors(searchArea: CreditSearchArea): string[] {
  const linkedNames = listLinkedAuthors(searchArea)
  if (linkedNames.length > 0) return linkedNames
  const creditedNames = listNamesInNearestCredit(searchArea, maxSearchDistance)
  if (creditedNames.length > 0) return creditedNames
  const byline = chooseShownByline(searchArea, [])
  return byline === null ? [] : parseByline(byline, searchArea.language)
}

/** Returns the names in the credit near the headline, or an empty list if any of them matches a known author. */
export function listNamesIfAllUnknown(searchArea: CreditSearchArea, authors: readonly string[]): string[] {
  const names = listNamesInNearestCredit(searchArea, maxCertainDistance)
  const knownAuthors = authors.slice(0, maxComparedAuthors)
  const hasKnownAuthor = names.some((name) =>
    knownAuthors.some((author) => mentionsName(name, author) || mentionsName(author, name)),
  )
  return hasKnownAuthor ? [] : names
}
