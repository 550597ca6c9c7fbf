import type { Element } from 'hast'
import { visibleLine } from '../../markup/page-tree.ts'
import { letters } from '../lines/known-lines.ts'
import { overlap } from '../lines/likeness.ts'
import type { Parents } from '../lines/own-part.ts'
import type { Page } from '../metadata/page.ts'
import { type ShownHeading, shownHeadings } from './shown-headings.ts'
import { sectionNames, siteNames } from './site-names.ts'
import { statedTitles } from './stated-titles.ts'
import { titleParts } from './title.ts'

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
  return second.some((heading) => known.has(letters(visibleLine(heading))))
}

/** True for a heading that stands alone, in the article or with words enough for a headline, or with words of a title. */
function isSurelyOwn(heading: ShownHeading, page: Page, titles: readonly string[]): boolean {
  const { line, isInArticle, isAboveText, isRightAboveText } = heading
  const { length } = words(line)
  const isInTitle = titles.some((title) => letters(title).includes(letters(line)))
  // The lines of a poem or a song are no paragraphs.
  if (!isAboveText && !isInTitle) return false
  if (length === 1) return isInArticle && isRightAboveText
  if (length < leastWords) return isInTitle || isInArticle
  return isInArticle || !hasSecondHeadline(page, titles)
}

/** The heading that stands alone: of all, or of those in the article; the first one where no title tells them apart. */
function loneHeading(
  candidates: readonly ShownHeading[],
  titles: readonly string[],
): ShownHeading | undefined {
  const inArticle = candidates.filter((each) => each.isInArticle)
  const isAlone = (all: readonly ShownHeading[]) => new Set(all.map(({ line }) => letters(line))).size === 1
  const [first] = inArticle
  return isAlone(candidates) ? candidates[0] : isAlone(inArticle) || titles.length === 0 ? first : undefined
}

/** Headings that are no name of the site or a section, and how much each says of what the page's titles say. */
function candidatesAmong(shown: readonly ShownHeading[], page: Page, stated: readonly string[]) {
  const titles = [...new Set(stated.flatMap(partsOf))]
  const names = new Set([...siteNames(page), ...sectionNames(page)])
  const whole = new Set(stated.map(letters))
  return shown
    .filter(({ line }) => !names.has(letters(line)) || whole.has(letters(line)))
    .map((each) => ({ ...each, likeness: likenessTo(each.line, titles) }))
    .filter((each) => !each.isBeside || each.likeness === sameTitle)
}

/**
 * The visible heading of a page's article: the `h1` that is most like the titles that the page states; else the only
 * one, unless it names the site or a section. Where the `h1` ends the trail to the page, the `h2` above the text.
 * `null` where there is none.
 */
export function headingOf(page: Page, parents: Parents): Element | null {
  const shown = shownHeadings(page, parents, 'h1')
  const lines = shown.map(({ line }) => line)
  const stated = statedTitles(page, lines).map(({ value }) => value)
  const candidates = candidatesAmong(shown, page, stated).toSorted(
    (a, b) => b.likeness - a.likeness || Number(a.isBeside) - Number(b.isBeside),
  )
  const [best] = candidates
  if (!best) return null
  if (best.isBeside) {
    const second = candidatesAmong(shownHeadings(page, parents, 'h2'), page, [...stated, ...lines])
    const own = second.find((each) => each.likeness >= leastShared && !each.isBeside && each.isAboveAllText)
    return own?.element ?? best.element
  }
  if (best.likeness >= leastShared) return best.element
  const lone = loneHeading(candidates, stated)
  return lone && isSurelyOwn(lone, page, [...new Set(stated.flatMap(partsOf))]) ? lone.element : null
}
