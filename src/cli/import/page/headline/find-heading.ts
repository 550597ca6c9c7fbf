import type { Element } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractVisibleLine } from '../../markup/page-tree.ts'
import type { ParentByNode } from '../lines/article-elements.ts'
import { measureWordOverlap } from '../lines/comparable-text.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { findHeadingBelowSiteName } from './find-heading-below-site-name.ts'
import { collectSectionNames, collectSiteNames } from './site-names.ts'
import { listStatedTitles } from './stated-titles.ts'
import { splitTitleAtSeparators } from './strip-site-names.ts'
import { listVisibleHeadings, type VisibleHeading } from './visible-headings.ts'

/** Splits a title into words, and text in scripts without spaces into characters. */
const splitTitleIntoWords = (text: string) =>
  text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}]+/gu) ?? []

/** Minimum share of the shorter title's words that two titles of one article have in common. */
const minSharedWordShare = 0.5
/** Minimum number of words in a title. A shorter one may be the name of a section. */
const minTitleWords = 3
/**
 * Returns a title and those of its parts that may be the headline. Excludes a last part that is shorter than the first,
 * because it names the site.
 */
function listPossibleHeadlines(title: string): string[] {
  const titleParts = splitTitleAtSeparators(title)
  const [firstPart = ''] = titleParts
  const headlineParts = titleParts.filter(
    (part, index) => index < titleParts.length - 1 || part.length > firstPart.length,
  )
  return [title, ...headlineParts, ...title.split(/:\s/)]
}

/** Likeness of a heading that is equal to a title. */
const equalTitleLikeness = 2

/**
 * Returns the largest share of words that a heading has in common with any title, or `equalTitleLikeness` if it is
 * equal to one of them.
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

/** True if an `h2` or `h3` is equal to a title, which means that the `h1` is the site's name. */
const hasTitleAsSubheading = ({ elements }: WebPage, titles: readonly string[]): boolean => {
  const titleLetters = new Set(titles.map(toLettersAndDigits))
  const subheadings = elements
    .filter(({ tagName }) => tagName === 'h2' || tagName === 'h3')
    .slice(0, maxSubheadings)
  return subheadings.some((heading) => titleLetters.has(toLettersAndDigits(extractVisibleLine(heading))))
}

/**
 * True if a lone heading is certainly the headline, judged by its length, its place in the article and the stated
 * titles.
 */
function isSurelyHeadline(heading: VisibleHeading, page: WebPage, titles: readonly string[]): boolean {
  const { line, isInArticle, hasTextBelow, isFollowedByParagraph } = heading
  const { length } = splitTitleIntoWords(line)
  const isInTitle = titles.some((title) => toLettersAndDigits(title).includes(toLettersAndDigits(line)))
  if (!isInTitle && hasTitleAsSubheading(page, titles)) return false
  // A poem has no paragraphs, so that no text seems to follow its heading. A title must then confirm it.
  if (!hasTextBelow && !isInTitle) return false
  if (length === 1) return isInArticle && isFollowedByParagraph
  if (length < minTitleWords) return isInTitle || isInArticle
  return isInArticle || !isInTitle || !hasTitleAsSubheading(page, titles)
}

/**
 * Returns the page's only heading, else the only one in the article, else, if no titles are stated, the first one in
 * the article. Headings with the same letters count as one. Returns `undefined` if there is none.
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
 * Drops headings that are the name of the site or a section, and headings beside the article that are not its title.
 * Adds to the others their likeness to the stated titles.
 */
function selectAndRateHeadings(
  visibleHeadings: readonly VisibleHeading[],
  page: WebPage,
  statedTitles: readonly string[],
) {
  const titleVariants = [...new Set(statedTitles.flatMap(listPossibleHeadlines))]
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
 * Finds the visible heading of a page's article, or returns `null` if there is none. The heading is the `h1` most like
 * the stated titles, else the only `h1`, unless that is the name of the site or a section. If the `h1` ends a
 * breadcrumb trail or is the site's name, the heading is the `h2` above the text.
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
    isSurelyHeadline(loneHeading, page, [...new Set(statedTitles.flatMap(listPossibleHeadlines))])
    ? loneHeading.element
    : null
}
