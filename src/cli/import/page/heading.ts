import type { Element } from 'hast'
import { headingLine } from './heading-line.ts'
import { letters } from './known-lines.ts'
import { overlap } from './likeness.ts'
import { isMasthead } from './masthead.ts'
import { isUnseen } from './outside-article.ts'
import { isBeside, lineage, type Parents } from './own-part.ts'
import type { Page } from './page.ts'
import { elementsIn, lineOf, shortLineOf } from './page-tree.ts'
import { sectionNames, siteNames } from './site-names.ts'
import { longestHeadline, statedTitles } from './stated-titles.ts'
import { titleParts } from './title.ts'

/** A heading, its text, and where it stands: in what the page marks as its article and its text, or beside it. */
interface Shown {
  element: Element
  line: string
  isInArticle: boolean
  isBeside: boolean
  /** Text follows; nor does any heading stand between. */
  isAboveText: boolean
  isRightAboveText: boolean
}

/** A paragraph of so many characters is text. */
const leastOfText = 80

const isText = (element: Element) => element.tagName === 'p' && shortLineOf(element, leastOfText) === null

/** A page that has more is a list, and its first ones tell that. */
const mostHeadings = 50

function shownHeadings({ elements }: Page, parents: Parents): Shown[] {
  const isAside = (element: Element) =>
    lineage(element, parents).some((each) => each.tagName === 'footer' || isUnseen(each) || isBeside(each))
  const marks = elements.filter((element) => isText(element) || /^h[1-6]$/.test(element.tagName))
  const lastText = marks.findLastIndex(isText)
  return marks
    .map((element, index) => ({ element, index }))
    .filter(({ element }) => element.tagName === 'h1' && !isMasthead(element))
    .slice(0, mostHeadings)
    .map(({ element, index }) => ({
      element,
      line: headingLine(element),
      isInArticle: isInArticle(element, parents),
      isBeside: isAside(element),
      // Old pages have no paragraphs.
      isAboveText: lastText < 0 || index < lastText,
      isRightAboveText: marks[index + 1]?.tagName === 'p',
    }))
    .filter(({ line }) => letters(line) !== '' && line.length <= longestHeadline)
}

/** True in an `article` or `main` that holds a paragraph of text: a teaser holds none. */
function isInArticle(element: Element, parents: Parents): boolean {
  const holder = lineage(element, parents).find(({ tagName }) => tagName === 'article' || tagName === 'main')
  return holder !== undefined && elementsIn(holder).some(isText)
}

/** The words of a title; the characters of scripts that put no spaces between words. */
const words = (text: string) =>
  text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}]+/gu) ?? []

/** Two titles of one article share so much of the shorter one's words. */
const leastShared = 0.5
/** Fewer words stand in any title by chance, and may name a section. */
const leastWords = 3
/** A title, and its parts that may be the headline: the last one, when shorter than the first, names the site. */
function partsOf(title: string): string[] {
  const parts = titleParts(title)
  const [first = ''] = parts
  const own = parts.filter((part, index) => index < parts.length - 1 || part.length > first.length)
  return [title, ...own, ...title.split(/:\s/)]
}

/** The likeness of a heading that a title repeats. */
const sameTitle = 2

/** The share of a heading's words that the title that is most like it has too; `sameTitle` where they are the same. */
function likenessTo(line: string, titles: readonly string[]): number {
  const [text, own] = [letters(line), words(line)]
  const shared = titles.map((title) => {
    const others = words(title)
    return own.length < leastWords || others.length < leastWords ? 0 : overlap(own, others)
  })
  return titles.some((title) => letters(title) === text) ? sameTitle : Math.max(0, ...shared)
}

/** The second headings of a page that are looked at. */
const mostSecond = 100

/** True where a heading below the first says what a title says: the first one then names the site. */
const hasSecondHeadline = ({ elements }: Page, titles: readonly string[]): boolean => {
  const known = new Set(titles.map(letters))
  const second = elements.filter(({ tagName }) => tagName === 'h2' || tagName === 'h3').slice(0, mostSecond)
  return second.some((heading) => known.has(letters(lineOf(heading))))
}

/** True for a heading that stands alone, in the article or with words enough for a headline, or with words of a title. */
function isSurelyOwn(heading: Shown, page: Page, titles: readonly string[]): boolean {
  const { line, isInArticle, isAboveText, isRightAboveText } = heading
  if (!isAboveText) return false
  const { length } = words(line)
  const isInTitle = titles.some((title) => letters(title).includes(letters(line)))
  if (length === 1) return isInArticle && isRightAboveText
  if (length < leastWords) return isInTitle || isInArticle
  return isInArticle || !hasSecondHeadline(page, titles)
}

/** The heading that stands alone: of all, or of those in the article; the first one where no title tells them apart. */
function loneHeading(candidates: readonly Shown[], titles: readonly string[]): Shown | undefined {
  const inArticle = candidates.filter((each) => each.isInArticle)
  const isAlone = (all: readonly Shown[]) => new Set(all.map(({ line }) => letters(line))).size === 1
  const [first] = inArticle
  return isAlone(candidates) ? candidates[0] : isAlone(inArticle) || titles.length === 0 ? first : undefined
}

/**
 * The visible `h1` of a page's article: the one that is most like the titles that the page states; else the only one,
 * unless it names the site or a section. `null` where there is none.
 */
export function headingOf(page: Page, parents: Parents): Element | null {
  const shown = shownHeadings(page, parents)
  const stated = statedTitles(
    page,
    shown.map(({ line }) => line),
  ).map(({ value }) => value)
  const titles = [...new Set(stated.flatMap(partsOf))]
  const names = new Set([...siteNames(page), ...sectionNames(page)])
  const whole = new Set(stated.map(letters))
  const hasOther = hasSecondHeadline(page, titles)
  const candidates = shown
    .filter(({ line }) => !names.has(letters(line)) || whole.has(letters(line)))
    .map((each) => ({ ...each, likeness: likenessTo(each.line, titles) }))
    .filter((each) => !each.isBeside || (each.likeness === sameTitle && !hasOther))
    .toSorted((a, b) => b.likeness - a.likeness || Number(a.isBeside) - Number(b.isBeside))
  const [best] = candidates
  if (!best) return null
  if (best.likeness >= leastShared) return best.element
  const lone = loneHeading(candidates, titles)
  return lone && isSurelyOwn(lone, page, titles) ? lone.element : null
}
