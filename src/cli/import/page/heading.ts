import type { Element } from 'hast'
import { letters } from './known-lines.ts'
import { overlap } from './likeness.ts'
import { isMasthead } from './masthead.ts'
import { isBeside, lineage, type Parents } from './own-part.ts'
import type { Page } from './page.ts'
import { lineOf } from './page-tree.ts'
import { sectionNames, siteNames } from './site-names.ts'
import { longestHeadline, statedTitles } from './stated-titles.ts'
import { titleParts } from './title.ts'

/** A heading, its text, and where it stands: in what the page marks as its article, or beside it. */
interface Shown {
  element: Element
  line: string
  isInArticle: boolean
  isBeside: boolean
}

/** A page that has more is a list, and its first ones tell that. */
const mostHeadings = 50

function shownHeadings({ elements }: Page, parents: Parents): Shown[] {
  const isAside = (element: Element) => lineage(element, parents).some(isBeside)
  return elements
    .filter((element) => element.tagName === 'h1' && !isMasthead(element))
    .slice(0, mostHeadings)
    .map((element) => ({
      element,
      line: lineOf(element),
      isInArticle: isInArticle(element, parents),
      isBeside: isAside(element),
    }))
    .filter(({ line }) => letters(line) !== '' && line.length <= longestHeadline)
}

const isInArticle = (element: Element, parents: Parents) =>
  lineage(element, parents).some(({ tagName }) => tagName === 'article' || tagName === 'main')

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
function isSurelyOwn({ line, isInArticle }: Shown, page: Page, titles: readonly string[]): boolean {
  const { length } = words(line)
  const isInTitle = titles.some((title) => letters(title).includes(letters(line)))
  if (length < leastWords) return length > 1 && (isInTitle || isInArticle)
  return isInArticle || !hasSecondHeadline(page, titles)
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
  const candidates = shown
    .filter(({ line }) => !names.has(letters(line)) || whole.has(letters(line)))
    .map((each) => ({ ...each, likeness: likenessTo(each.line, titles) }))
    .filter((each) => !each.isBeside || each.likeness === sameTitle)
    .toSorted((a, b) => b.likeness - a.likeness || Number(a.isBeside) - Number(b.isBeside))
  const [best] = candidates
  if (!best) return null
  const isAlone = new Set(candidates.map(({ line }) => letters(line))).size === 1
  const isOwn = best.likeness >= leastShared || (isAlone && isSurelyOwn(best, page, titles))
  return isOwn ? best.element : null
}
