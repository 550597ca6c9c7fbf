import type { Element } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import {
  attributeHas,
  extractShortLine,
  getAttribute,
  listElements,
  splitLinesAtBreaks,
} from '../../markup/page-tree.ts'
import { parseByline } from '../../text/byline.ts'
import { removeBylineOpening } from '../../text/byline-opening.ts'
import { cleanName, isFullName, isPlausibleName } from '../../text/names.ts'
import { extractCreditLine, isAuthorLink, isCreditElement } from '../lines/credit-elements.ts'
import { mentionsName } from '../lines/known-fields.ts'

const maxBylineLength = 160
const maxNameLength = 80

/** The part of a page in which authors are sought. */
export interface CreditSearch {
  /** The article's elements in document order, including the heading. */
  ownElements: readonly Element[]
  heading: Element | null
  language: string
}

/** Weight of distance above the headline: credits above are less reliable than credits below. */
const upwardWeight = 4
/** Maximum distance from the headline, in elements, of an unmarked byline. */
const maxDistance = 250
/** Distance from the headline, in elements, within which any line belongs to the article. */
const articleDistance = 40
/** Maximum number of elements examined: a longer page credits its authors near its start. */
const maxElements = 20_000

/** Orders the article's elements by their distance from the headline. */
function sortByDistance({ ownElements, heading }: CreditSearch, limit: number): Element[] {
  const start = heading === null ? 0 : Math.max(0, ownElements.indexOf(heading))
  const elementsBelow = ownElements.slice(start, start + limit).map((element, far) => ({ element, far }))
  const elementsAbove = ownElements
    .slice(Math.max(0, start - Math.floor(limit / upwardWeight)), start)
    .map((element, index, all) => ({ element, far: (all.length - index) * upwardWeight }))
  return [...elementsBelow, ...elementsAbove].sort((a, b) => a.far - b.far).map(({ element }) => element)
}

const shortLineOf = (element: Element, longest: number) => extractShortLine(element, longest)

/** Returns the marked elements that share an ancestor with the first one. The others credit other articles. */
function listNextToFirst(markedLinks: readonly Element[], own: readonly Element[]): Element[] {
  const [first] = markedLinks
  if (!first) return []
  const parent = own.findLast(({ children }) => children.includes(first))
  const grandparent = parent && own.findLast(({ children }) => children.includes(parent))
  const siblings = new Set(grandparent ? listElements(grandparent) : parent ? listElements(parent) : [first])
  return markedLinks.filter((each) => siblings.has(each))
}

/** Returns names in microdata: `itemprop=author`, and `itemprop=name` within it. */
export function readMicrodataAuthors({ ownElements }: CreditSearch): string[] {
  const authors = ownElements.filter((element) => attributeHas(element, 'itemProp', 'author'))
  return listNextToFirst(authors, ownElements).flatMap((author) => {
    const name = listElements(author).find((element) => attributeHas(element, 'itemProp', 'name')) ?? author
    const text = getAttribute(name, 'content') ?? shortLineOf(name, maxBylineLength) ?? ''
    return text
      .split(';')
      .map(cleanName)
      .filter((each) => each !== null)
  })
}

/** Maximum number of elements examined within a credit. */
const maxCreditElements = 30

/** Returns the name shown by a link; `null` for an address or a button. */
function findShownName(link: Element): string | null {
  const line = shortLineOf(link, maxNameLength) ?? ''
  const name = cleanName(line.replace(/^(?:by|par|por|von):?\s+(?=\p{Lu}\S*\s)/iu, ''))
  return name !== null && isPlausibleName(name) ? name : null
}

/** Returns the names of links marked as authors, else of links to authors' pages. */
function findLinkedAuthors(search: CreditSearch): string[] {
  const nearestElements = sortByDistance(search, maxElements)
  const credited = new Set(
    nearestElements
      .filter(isCreditElement)
      .flatMap((element) => listElements(element).slice(0, maxCreditElements)),
  )
  const links = nearestElements.filter(({ tagName }) => tagName === 'a')
  const isMarked = (link: Element) =>
    attributeHas(link, 'rel', 'author') || (isAuthorLink(link) && credited.has(link))
  const markedLinks = links.filter((link) => isMarked(link) && findShownName(link) !== null)
  const authorLinks = links.filter((link) => isAuthorLink(link) && isFullName(findShownName(link) ?? ''))
  return listNextToFirst(markedLinks.length > 0 ? markedLinks : authorLinks, search.ownElements).map(
    (link) => findShownName(link) ?? '',
  )
}

/** Returns the names in lines divided by `br`: one name in `Ann Lee<br>Berlin`. */
function findNamesInLines(inside: readonly Element[], language: string): string[] {
  const broken = inside.find(({ children }) => children.some((child) => isElement(child, 'br')))
  return broken ? splitLinesAtBreaks(broken).flatMap((line) => parseByline(line, language)) : []
}

/** Returns the names in a credit element: of its whole line, else of its lines or innermost elements. */
function findCreditedNames(element: Element, language: string): string[] {
  const line = shortLineOf(element, maxBylineLength)
  if (line === null) return []
  const names = parseByline(line, language)
  if (names.length > 1) return names
  const descendants = listElements(element)
  const inLines = findNamesInLines(descendants, language)
  if (inLines.length > 0) return inLines
  const leaves = descendants
    .filter(({ children }) => children.every(({ type }) => type !== 'element'))
    .map((leaf) => shortLineOf(leaf, maxNameLength) ?? '')
    .filter((line) => removeBylineOpening(line, language) === null && isFullName(line))
  // Two links are two names or none.
  const isJoined = leaves.length > 1 || descendants.filter(({ tagName }) => tagName === 'a').length > 1
  return names.length > 0 && !isJoined ? names : leaves
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
  const credited = findNearestCredit(search, maxElements)
  if (credited.length > 0) return credited
  const byline = findShownByline(search, [])
  return byline === null ? [] : parseByline(byline, search.language)
}

/** Maximum characters; a longer line that begins like a byline is a sentence. */
const maxUnmarkedLength = 100
const isSentence = (line: string) => /\p{L}{3}[.!?]$/u.test(line)
const lines = ['p', 'div', 'span', 'li', 'address']

/** Maximum number of lines and of authors compared: a page with more is a list of articles. */
const maxLines = 100
const maxAuthors = 100

/**
 * Finds the printed byline: the nearest line that names a known author, else the nearest line; `null` if no line begins
 * with `By` or an equivalent.
 */
export function findShownByline(search: CreditSearch, authors: readonly string[]): string | null {
  const isOpened = (line: string | null): line is string =>
    line !== null && removeBylineOpening(line, search.language) !== null && !isSentence(line)
  const credits = sortByDistance(search, maxElements)
    .filter(isCreditElement)
    .map((element) => extractCreditLine(element, maxBylineLength))
    .filter(isOpened)
  const otherLines = sortByDistance(search, maxDistance)
    .filter(({ tagName }) => lines.includes(tagName))
    .map((element) => extractCreditLine(element, maxUnmarkedLength))
    .filter((line) => isOpened(line) && parseByline(line, search.language).length > 0)
  const candidates = [...credits, ...otherLines].slice(0, maxLines)
  const knownAuthors = authors.slice(0, maxAuthors)
  const authorsByline = candidates.find((line) => knownAuthors.some((name) => mentionsName(line ?? '', name)))
  if (authorsByline !== undefined || (knownAuthors.length === 0 && candidates.length > 0))
    return authorsByline ?? candidates[0] ?? null
  if (knownAuthors.length === 0) return findNamedByline(search)
  // If the metadata name other people, only a line right below the headline is certainly the article's.
  const closest = new Set(
    sortByDistance(search, articleDistance).map((element) => extractCreditLine(element, maxBylineLength)),
  )
  return candidates.find((line) => closest.has(line)) ?? null
}

/** Finds a line in an element with the class `byline` that does not begin like one. It is kept as printed. */
function findNamedByline(search: CreditSearch): string | null {
  const lines = sortByDistance(search, articleDistance)
    .filter((element) => isCreditElement(element) && /byline/i.test(getAttribute(element, 'className') ?? ''))
    .filter((element) => !listElements(element).some(({ tagName }) => tagName === 'a' || tagName === 'time'))
    .map((element) => shortLineOf(element, maxNameLength))
  return (
    lines.find(
      (line) => line !== null && isPlausibleName(line) && cleanName(line) !== null && !/\d/.test(line),
    ) ?? null
  )
}

/** Returns names in a credit near the headline that match no author in the metadata. */
export function findOtherCredit(search: CreditSearch, authors: readonly string[]): string[] {
  const names = findNearestCredit(search, articleDistance)
  const knownAuthors = authors.slice(0, maxAuthors)
  const isKnown = names.some((name) =>
    knownAuthors.some((author) => mentionsName(name, author) || mentionsName(author, name)),
  )
  return isKnown ? [] : names
}
