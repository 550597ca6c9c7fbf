import type { Element, Nodes } from 'hast'
import { letters } from './known-lines.ts'
import { overlap } from './likeness.ts'
import { isBeside, lineage, parentsIn } from './own-part.ts'
import type { Page } from './page.ts'
import { attribute, lineOf } from './page-tree.ts'
import { sectionNames, siteNames } from './site-names.ts'
import { longestHeadline, statedTitles } from './stated-titles.ts'
import { titleParts } from './title.ts'

/** Names of what holds a site's own name, which old pages print as a heading. */
const masthead = /(?:^|[\s_-])(?:site|logo|brand|masthead|blog-?title|header-wrapper)(?:$|[\s_-])/i

/** A heading that leads to the front of a site names the site. */
export function isMasthead(heading: Element): boolean {
  const link = heading.children.find((child) => child.type === 'element' && child.tagName === 'a')
  const href = link?.type === 'element' ? attribute(link, 'href') : null
  const path = href === null ? null : (URL.parse(href, 'https://site.invalid')?.pathname ?? null)
  return path === '/' || masthead.test(`${attribute(heading, 'className')} ${attribute(heading, 'id')}`)
}

/** A heading, its text, and whether it stands in what the page marks as its article. */
interface Shown {
  element: Element
  line: string
  isInArticle: boolean
}

/** A page that has more is a list, and its first ones tell that. */
const mostHeadings = 50

function shownHeadings({ tree, elements }: Page): Shown[] {
  const parents = parentsIn(tree)
  const isAside = (element: Element) =>
    lineage(element, parents).some((each) => each.tagName !== 'form' && isBeside(each))
  return elements
    .filter(({ tagName }) => tagName === 'h1')
    .slice(0, mostHeadings)
    .filter((element) => !isMasthead(element) && !isAside(element))
    .map((element) => ({ element, line: lineOf(element), isInArticle: isInArticle(element, parents) }))
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

const parts = (title: string) => [title, ...titleParts(title), ...title.split(/:\s/)]

/** How much of a heading's words the title that is most like it shares: 2 where they are the same. */
function likenessTo(line: string, titles: readonly string[]): number {
  const [text, own] = [letters(line), words(line)]
  const shared = titles.map((title) => {
    const others = words(title)
    return own.length < leastWords || others.length < leastWords ? 0 : overlap(own, others)
  })
  return titles.some((title) => letters(title) === text) ? 2 : Math.max(0, ...shared)
}

/** True for a heading that stands alone, in the article or with a word of its titles. */
function isSurelyOwn({ line, isInArticle }: Shown, titles: readonly string[]): boolean {
  const own = words(line)
  const theirs = new Set(titles.flatMap(words))
  return (
    own.length >= leastWords &&
    (isInArticle || own.some((word) => word.length >= leastLetters && theirs.has(word)))
  )
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
  const titles = [...new Set(stated.flatMap(parts))]
  const names = new Set([...siteNames(page), ...sectionNames(page)])
  const whole = new Set(stated.map(letters))
  const candidates = shown
    .filter(({ line }) => !names.has(letters(line)) || whole.has(letters(line)))
    .map((each) => ({ ...each, likeness: likenessTo(each.line, titles) }))
  const [best] = candidates.toSorted((a, b) => b.likeness - a.likeness)
  if (!best) return null
  const isAlone = new Set(candidates.map(({ line }) => letters(line))).size === 1
  const isOwn = best.likeness >= leastShared || (isAlone && isSurelyOwn(best, titles))
  return isOwn ? best.element : null
}
