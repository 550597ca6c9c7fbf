import type { Element } from 'hast'
import { listElements, shortVisibleLine } from '../../markup/page-tree.ts'
import { letters } from '../lines/known-lines.ts'
import { isMasthead } from '../lines/masthead.ts'
import { isUnseen } from '../lines/outside-article.ts'
import { isBeside, lineage, type Parents } from '../lines/own-part.ts'
import type { Page } from '../metadata/page.ts'
import { headingLine } from './heading-line.ts'
import { longestHeadline } from './stated-titles.ts'

/** A heading, its text, and where it stands: in what the page marks as its article and its text, or beside it. */
export interface ShownHeading {
  element: Element
  line: string
  isInArticle: boolean
  isBeside: boolean
  /** Text follows; without a heading between; and none comes before. */
  isAboveText: boolean
  isRightAboveText: boolean
  isAboveAllText: boolean
}

/** A paragraph of so many characters is text. */
const leastOfText = 80

const isText = (element: Element) =>
  element.tagName === 'p' && shortVisibleLine(element, leastOfText) === null

/** A page that has more is a list, and its first ones tell that. */
const mostHeadings = 50

/** The headings of one rank that a page shows, in its order, without those that name the site. */
export function shownHeadings({ elements }: Page, parents: Parents, rank: 'h1' | 'h2'): ShownHeading[] {
  const isAside = (element: Element) =>
    lineage(element, parents).some((each) => each.tagName === 'footer' || isUnseen(each) || isBeside(each))
  const marks = elements.filter((element) => isText(element) || /^h[1-6]$/.test(element.tagName))
  const lastText = marks.findLastIndex(isText)
  const firstText = marks.findIndex(isText)
  return marks
    .map((element, index) => ({ element, index }))
    .filter(({ element }) => element.tagName === rank && !isMasthead(element))
    .slice(0, mostHeadings)
    .map(({ element, index }) => ({
      element,
      line: headingLine(element),
      isInArticle: isInArticle(element, parents),
      isBeside: isAside(element),
      // Old pages have no paragraphs.
      isAboveText: lastText < 0 || index < lastText,
      isRightAboveText: marks[index + 1]?.tagName === 'p',
      isAboveAllText: firstText < 0 || index < firstText,
    }))
    .filter(({ line }) => letters(line) !== '' && line.length <= longestHeadline)
}

/** True in an `article` or `main` that holds a paragraph of text: a teaser holds none. */
function isInArticle(element: Element, parents: Parents): boolean {
  const holder = lineage(element, parents).find(({ tagName }) => tagName === 'article' || tagName === 'main')
  return holder !== undefined && listElements(holder).some(isText)
}
