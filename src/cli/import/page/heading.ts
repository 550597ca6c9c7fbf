import type { Element, Nodes } from 'hast'
import { letters } from './known-lines.ts'
import { overlap } from './likeness.ts'
import { isMasthead } from './masthead.ts'
import { isBeside, lineage, parentsIn } from './own-part.ts'
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

function shownHeadings({ tree, elements }: Page): Shown[] {
  const parents = parentsIn(tree)
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

const isInArticle = (element: Element, parents: ReadonlyMap<Nodes, Element>) =>
  lineage(element, parents).some(({ tagName }) => tagName === 'article' || tagName === 'main')

/** The words of a title; the characters of scripts that put no spaces between words. */
const words = (text: string) =>
  text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}]+/gu) ?? []

/** Two titles of one article share so much of the shorter one's words. */
const leastShared = 0.5
/** Fewer words stand in any title by chance, and may name a section. */
const leastWords = 3
/** Shorter words are in every headline. */
const leastLetters = 5

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

/** True for a heading that stands alone, in the article, or with a word or all of its words in a title. */
function isSurelyOwn({ line, isInArticle }: Shown, titles: readonly string[]): boolean {
  const own = words(line)
  const theirs = new Set(titles.flatMap(words))
  const isShared = own.some((word) => word.length >= leastLetters && theirs.has(word))
  if (own.length < leastWords)
    return own.length > 1 && titles.some((title) => letters(title).includes(letters(line)))
  return isInArticle || isShared
}

/**
 * The visible `h1` of a page's article: the one that is most like the titles that the page states; else the only one,
 * unless it names the site or a section. `null` where there is none.
 */
export function headingOf(page: Page): Element | null {
  const shown = shownHeadings(page)
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
  const isOwn = best.likeness >= leastShared || (isAlone && isSurelyOwn(best, titles))
  return isOwn ? best.element : null
}
