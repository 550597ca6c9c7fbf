import type { Element } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractVisibleLine } from '../../markup/page-tree.ts'
import type { ParentByNode } from '../lines/article-elements.ts'
import { measureWordOverlap } from '../lines/text-comparison.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { findHeadingBelowSiteName } from './find-heading-below-site-name.ts'
import { collectSectionNames, collectSiteNames } from './site-names.ts'
import { listStatedTitles } from './stated-titles.ts'
import { splitTitleAtSeparators } from './strip-site-names.ts'
import { listVisibleHeadings, type VisibleHeading } from './visible-headings.ts'

/** Splits a title into words, and into characters in scripts without spaces. */
const splitTitleIntoWords = (text: string) =>
  text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}]+/gu) ?? []

/** Minimum share of the shorter title's words that two titles of the same article have in common. */
const minSharedWordShare = 0.5
/** Minimum number of words of a title: a shorter one may be a section's name. */
const minTitleWords = 3
/**
 * Returns a title and the parts of it that may be the headline. A last part shorter than the first is not among them:
 * it names the site.
 */
function listTitleVariants(title: string): string[] {
  const titleParts = splitTitleAtSeparators(title)
  const [firstPart = ''] = titleParts
  const headlineParts = titleParts.filter(
    (part, index) => index < titleParts.length - 1 || part.length > firstPart.length,
  )
  return [title, ...headlineParts, ...title.split(/:\s/)]
}

/** Likeness of a heading that equals a title. */
const equalTitleLikeness = 2

/**
 * Returns the largest share of words that a heading and a title have in common; `equalTitleLikeness` if one of the
 * titles equals the heading.
 */
function measureTitleLikeness(line: string, titles: readonly string[]): number {
  const [headingLetters, headingWords] = [toLettersAndDigits(line), splitTitleIntoWords(line)]
  const wordShares = titles.map((title) => {
    const titleWords = splitTitleIntoWords(title)
    return headingWords.length < minTitleWords || titleWords.length < minTitleWords
      ? 0
      : measureWordOverlap(headingWords, titleWords)
  })
  return titles.some((title) => toLettersAndDigits(title) === headingLetters)
    ? equalTitleLikeness
    : Math.max(0, ...wordShares)
}

/** Maximum number of `h2` and `h3` elements examined. */
const maxSubheadings = 100

/** True if an `h2` or `h3` equals a title: the `h1` then names the site. */
const hasTitleAsSubheading = ({ elements }: WebPage, titles: readonly string[]): boolean => {
  const titleLetters = new Set(titles.map(toLettersAndDigits))
  const subheadings = elements
    .filter(({ tagName }) => tagName === 'h2' || tagName === 'h3')
    .slice(0, maxSubheadings)
  return subheadings.some((heading) => titleLetters.has(toLettersAndDigits(extractVisibleLine(heading))))
}

/** True if a lone heading is certainly the headline: it is in the article, is long enough, or is part of a title. */
function isSurelyHeadline(heading: VisibleHeading, page: WebPage, titles: readonly string[]): boolean {
  const { line, isInArticle, hasTextBelow, isFollowedByParagraph } = heading
  const { length } = splitTitleIntoWords(line)
  const isInTitle = titles.some((title) => toLettersAndDigits(title).includes(toLettersAndDigits(line)))
  if (!isInTitle && hasTitleAsSubheading(page, titles)) return false
  // A poem has no paragraphs, so no text seems to follow its heading: the title must confirm it.
  if (!hasTextBelow && !isInTitle) return false
  if (length === 1) return isInArticle && isFollowedByParagraph
  if (length < minTitleWords) return isInTitle || isInArticle
  return isInArticle || !isInTitle || !hasTitleAsSubheading(page, titles)
}

/**
 * Returns the only heading of the page, else the only one in the article; without stated titles, the first one in the
 * article. `undefined` if there is none. Headings with the same letters count as one.
 */
function findLoneHeading(
  candidates: readonly VisibleHeading[],
  titles: readonly string[],
): VisibleHeading | undefined {
  const articleHeadings = candidates.filter((each) => each.isInArticle)
  const haveSameLine = (headings: readonly VisibleHeading[]) =>
    new Set(headings.map(({ line }) => toLettersAndDigits(line))).size === 1
  const [firstArticleHeading] = articleHeadings
  return haveSameLine(candidates)
    ? candidates[0]
    : haveSameLine(articleHeadings) || titles.length === 0
      ? firstArticleHeading
      : undefined
}

/**
 * Drops headings that name the site or a section, and those beside the article that are not its title; adds to each
 * other heading its likeness to a stated title.
 */
function selectAndRateHeadings(
  visibleHeadings: readonly VisibleHeading[],
  page: WebPage,
  statedTitles: readonly string[],
) {
  const titleVariants = [...new Set(statedTitles.flatMap(listTitleVariants))]
  const siteAndSectionNames = new Set([...collectSiteNames(page), ...collectSectionNames(page)])
  const titleLetters = new Set(statedTitles.map(toLettersAndDigits))
  return visibleHeadings
    .filter(
      ({ line }) =>
        !siteAndSectionNames.has(toLettersAndDigits(line)) || titleLetters.has(toLettersAndDigits(line)),
    )
    .map((each) => ({ ...each, likeness: measureTitleLikeness(each.line, titleVariants) }))
    .filter((each) => !each.isBesideArticle || each.likeness === equalTitleLikeness)
}

/**
 * Finds the visible heading of a page's article: the `h1` most like the stated titles; else the only `h1`, unless it
 * names the site or a section. If the `h1` ends a breadcrumb trail, or names the site as the titles do, finds the `h2`
 * above the text. Returns `null` if there is none.
 */
export function findHeading(page: WebPage, parents: ParentByNode): Element | null {
  const mainHeadings = listVisibleHeadings(page, parents, 'h1')
  const mainHeadingLines = mainHeadings.map(({ line }) => line)
  const statedTitles = listStatedTitles(page, mainHeadingLines).map(({ value }) => value)
  const headingBelowSiteName = findHeadingBelowSiteName(page, parents, statedTitles)
  if (headingBelowSiteName !== null) return headingBelowSiteName
  const ratedHeadings = selectAndRateHeadings(mainHeadings, page, statedTitles).toSorted(
    (a, b) => b.likeness - a.likeness || Number(a.isBesideArticle) - Number(b.isBesideArticle),
  )
  const [bestHeading] = ratedHeadings
  if (!bestHeading) return null
  if (bestHeading.isBesideArticle) {
    const ratedSubheadings = selectAndRateHeadings(listVisibleHeadings(page, parents, 'h2'), page, [
      ...statedTitles,
      ...mainHeadingLines,
    ])
    const subheading = ratedSubheadings.find(
      (each) => each.likeness >= minSharedWordShare && !each.isBesideArticle && each.hasNoTextAbove,
    )
    return subheading?.element ?? bestHeading.element
  }
  if (bestHeading.likeness >= minSharedWordShare) return bestHeading.element
  const loneHeading = findLoneHeading(ratedHeadings, statedTitles)
  return loneHeading &&
    isSurelyHeadline(loneHeading, page, [...new Set(statedTitles.flatMap(listTitleVariants))])
    ? loneHeading.element
    : null
}
