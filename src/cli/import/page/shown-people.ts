import type { Element } from 'hast'
import { namesInByline } from './byline.ts'
import { isAuthorLink, isCredit } from './credit-elements.ts'
import { afterLeadIn } from './lead-in.ts'
import { isFullName, wholeName } from './names.ts'
import { attribute, elementsIn, hasWord, shortLineOf } from './page-tree.ts'

const longestByline = 160
const longestName = 80

/** The part of a page in which its article's authors are looked for. */
export interface CreditSearch {
  /** The article's elements, in the page's order, and the heading among them. */
  own: readonly Element[]
  heading: Element | null
  language: string
}

/** Credits stand near the headline: so many elements above it, and so many below. */
const above = 40
const below = 250

/** The elements near the headline, those below it first. */
function nearHeading({ own, heading }: CreditSearch): Element[] {
  const start = heading === null ? -1 : own.indexOf(heading)
  if (start < 0) return own.slice(0, below)
  return [...own.slice(start + 1, start + below), ...own.slice(Math.max(0, start - above), start).reverse()]
}

const lineIn = (element: Element, longest: number) => shortLineOf(element, longest)

/** Elements that mark one author each: those that stand beside the first one are the article's, others another's. */
function besideFirst(marked: readonly Element[], own: readonly Element[]): Element[] {
  const [first] = marked
  if (!first) return []
  const holder = own.findLast(({ children }) => children.includes(first))
  const outer = holder && own.findLast(({ children }) => children.includes(holder))
  const siblings = new Set(outer ? elementsIn(outer) : holder ? elementsIn(holder) : [first])
  return marked.filter((each) => siblings.has(each))
}

/** Names in microdata: `itemprop=author`, and within it `itemprop=name`. */
export function microdataAuthors({ own }: CreditSearch): string[] {
  const authors = own.filter((element) => hasWord(element, 'itemProp', 'author'))
  return besideFirst(authors, own).flatMap((author) => {
    const name = elementsIn(author).find((element) => hasWord(element, 'itemProp', 'name')) ?? author
    const text = attribute(name, 'content') ?? lineIn(name, longestByline) ?? ''
    return text
      .split(';')
      .map(wholeName)
      .filter((each) => each !== null)
  })
}

/** Names of links that are marked as an author's, whole; or of those that lead to an author's page. */
function linkedAuthors(search: CreditSearch): string[] {
  const near = nearHeading(search)
  const credited = new Set(
    near.filter(isCredit).flatMap((element) => elementsIn(element).slice(0, mostInCredit)),
  )
  const isMarked = (link: Element) =>
    hasWord(link, 'rel', 'author') || (isAuthorLink(link) && credited.has(link))
  const nameOf = (link: Element) => wholeName(lineIn(link, longestName) ?? '')
  const marked = near.filter((link) => isMarked(link) && nameOf(link) !== null)
  const linked = near.filter((link) => isAuthorLink(link) && isFullName(lineIn(link, longestName) ?? ''))
  return besideFirst(marked.length > 0 ? marked : linked, search.own).map((link) => nameOf(link) ?? '')
}

/** Elements of a credit that are looked at. */
const mostInCredit = 30

/** Names in an element that credits authors: its line as a byline, else its innermost elements that are names. */
function creditedNames(element: Element, language: string): string[] {
  const names = namesInByline(lineIn(element, longestByline) ?? '', language)
  if (names.length > 0) return names
  if (lineIn(element, longestByline) === null) return []
  return elementsIn(element)
    .filter(({ children }) => children.every(({ type }) => type !== 'element'))
    .map((leaf) => lineIn(leaf, longestName) ?? '')
    .filter(isFullName)
}

/** The authors that a page shows near its article's headline. */
export function shownAuthors(search: CreditSearch): string[] {
  const linked = linkedAuthors(search)
  if (linked.length > 0) return linked
  for (const element of nearHeading(search).filter(isCredit)) {
    const names = creditedNames(element, search.language)
    if (names.length > 0) return names
  }
  const byline = shownByline(search)
  return byline === null ? [] : namesInByline(byline, search.language)
}

/** A line that opens like a byline is short: one that goes on is a sentence. */
const longestOpened = 100
const isSentence = (line: string) => /\p{L}{3}[.!?]$/u.test(line)

/** The line that says by whom an article is, as it is printed; `null` where none opens with `By` or its like. */
export function shownByline(search: CreditSearch): string | null {
  const near = nearHeading(search)
  const isOpened = (line: string | null): line is string =>
    line !== null && afterLeadIn(line, search.language) !== null && !isSentence(line)
  const credits = near.filter(isCredit).map((element) => lineIn(element, longestByline))
  const lines = near
    .filter(({ tagName }) => ['p', 'div', 'span', 'li', 'address'].includes(tagName))
    .map((element) => lineIn(element, longestOpened))
  return (
    credits.find(isOpened) ??
    lines.find((line) => isOpened(line) && namesInByline(line, search.language).length > 0) ??
    null
  )
}
