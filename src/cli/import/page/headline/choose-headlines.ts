import type { Element } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractShortLine, extractVisibleLine } from '../../markup/page-tree.ts'
import type { ParentByNode } from '../lines/article-elements.ts'
import { isMastheadHeading } from '../lines/masthead.ts'
import { type StatedValue, toStatedValues } from '../metadata/stated-value.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { findTitleLine } from './find-title-line.ts'
import { extractHeadingText, splitHeadingIntoParts } from './heading-text.ts'
import { collectSiteNames } from './site-names.ts'
import { listStatedTitles, maxHeadlineLength } from './stated-titles.ts'
import { splitTitleAtSeparators } from './strip-site-names.ts'

/** Minimum share of a title's letters in its heading. A heading with fewer may be the name of the site or a section. */
const minTitleShare = 0.5
/** Minimum number of letters in a heading. A title may contain a shorter one by chance. */
const minHeadingLetters = 8
/** Maximum number of headings examined, from the top of the page. */
const maxHeadings = 100

/**
 * Returns the lines of `h2` and `h3` elements that repeat most of a stated title, or of a part of one. Longest first.
 */
function listSubheadingLinesLikeTitles(elements: readonly Element[], titles: readonly string[]): string[] {
  const titleAndPartLetters = [
    ...new Set(titles.flatMap((title) => [title, ...splitTitleAtSeparators(title)]).map(toLettersAndDigits)),
  ]
  const repeatsTitle = (headingLine: string) => {
    const headingLetters = toLettersAndDigits(headingLine)
    return titleAndPartLetters.some(
      (title) =>
        headingLetters === title ||
        (headingLetters.length >= minHeadingLetters &&
          title.includes(headingLetters) &&
          headingLetters.length >= title.length * minTitleShare),
    )
  }
  return elements
    .filter((element) => /^h[23]$/.test(element.tagName) && !isMastheadHeading(element))
    .slice(0, maxHeadings)
    .map(extractVisibleLine)
    .filter((line) => line !== '' && line.length <= maxHeadlineLength && repeatsTitle(line))
    .toSorted((a, b) => b.length - a.length)
}

/** Returns the line of the only `h1` that does not name the site, or `null` if there is none or several. */
function findOnlyMainHeadingLine({ elements }: WebPage): string | null {
  const headingLines = elements
    .filter((element) => element.tagName === 'h1' && !isMastheadHeading(element))
    .slice(0, maxHeadings)
    .map(extractVisibleLine)
    .filter((line) => line !== '')
  const [line, ...otherLines] = headingLines
  return line !== undefined && otherLines.length === 0 && line.length <= maxHeadlineLength ? line : null
}

const spaceOrPunctuationPattern = /[\s:–—-]+/g

/** True if a title differs from a line only by additional spaces, colons and dashes. */
const addsOnlyPunctuation = (title: string, line: string) =>
  title.length > line.length &&
  title.replace(spaceOrPunctuationPattern, '') === line.replace(spaceOrPunctuationPattern, '')

/**
 * Returns a heading's text without its kicker, if the two are in separate elements and a stated title confirms the
 * rest. Otherwise returns the whole text, or the stated title that only adds a colon to it.
 */
function extractHeadlineWithoutKicker(heading: Element, statedTitles: readonly StatedValue[]): string {
  const headingLine = extractHeadingText(heading)
  // Microdata marks the whole heading, including any kicker.
  const titles = statedTitles.filter(({ source }) => source !== 'microdata').map(({ value }) => value)
  const headingParts = splitHeadingIntoParts(heading)
  const kickerPartCounts = headingParts.slice(1, maxKickerElements).map((_, index) => index + 1)
  const linesWithoutKicker = kickerPartCounts.map((count) => headingParts.slice(count).join(' ').trim())
  const createTitleTest = (comparedTitles: readonly string[]) => {
    const titleLetters = new Set(comparedTitles.map(toLettersAndDigits))
    return (line: string) => titleLetters.has(toLettersAndDigits(line))
  }
  const titlePartsAfterColon = titles.flatMap((title) => title.split(/:\s/).slice(1))
  // If only CSS separates the kicker from the headline, the stated title contains the missing colon.
  const titleWithColon =
    headingParts.length > 1 ? titles.find((title) => addsOnlyPunctuation(title, headingLine)) : undefined
  const isWholeTitle = [headingLine].some(createTitleTest(titles))
  return (
    linesWithoutKicker.find(createTitleTest(titles)) ??
    titleWithColon ??
    (isWholeTitle ? headingLine : linesWithoutKicker.find(createTitleTest(titlePartsAfterColon))) ??
    headingLine
  )
}

/** Maximum length of a kicker, in characters. */
const maxKickerLength = 60

/**
 * Joins a heading and the kicker above it with a colon, if both JSON-LD and Open Graph state the result as a title.
 * Otherwise returns `null`.
 */
function findStatedTitleWithKicker(
  heading: Element,
  { statedTitles, parents }: { statedTitles: readonly StatedValue[]; parents: ParentByNode },
): string | null {
  const siblings = parents.get(heading)?.children.filter((child) => child.type === 'element') ?? []
  const elementAbove = siblings[siblings.indexOf(heading) - 1]
  const kicker = elementAbove ? extractShortLine(elementAbove, maxKickerLength) : null
  if (!kicker) return null
  const joinedTitle = `${kicker}: ${extractHeadingText(heading)}`
  const isStatedIn = (source: string) =>
    statedTitles.some(
      ({ source: statedSource, value }) =>
        statedSource === source &&
        value.includes(': ') &&
        toLettersAndDigits(value) === toLettersAndDigits(joinedTitle),
    )
  return isStatedIn('json-ld') && isStatedIn('opengraph') ? joinedTitle : null
}

/** Maximum number of a heading's child nodes that are examined for a kicker. */
const maxKickerElements = 6

/** Matches the end of a title that was cut to the length that search engines display. */
const truncatedTitlePattern = /(?:…|\.\.\.)$/

/** An article's headline, and a different title stated for search engines or social networks. */
export interface Headlines {
  headline: StatedValue | null
  alternativeHeadline: StatedValue | null
}

/** True for a title that is not cut and is neither a part nor an extension of the headline. */
function isDistinctTitle(headline: string, { value }: StatedValue): boolean {
  const [headlineLetters, titleLetters] = [toLettersAndDigits(headline), toLettersAndDigits(value)]
  return (
    !truncatedTitlePattern.test(value) &&
    !titleLetters.startsWith(headlineLetters) &&
    !headlineLetters.includes(titleLetters)
  )
}

/**
 * Chooses the headline: the visible heading; else the most reliable stated title, or the line of a heading that repeats
 * it; and the site's name as the last resort.
 */
export function chooseHeadlines(page: WebPage, heading: Element | null, parents: ParentByNode): Headlines {
  const statedTitles = listStatedTitles(page, heading ? [extractHeadingText(heading)] : [])
  const titles = statedTitles.map(({ value }) => value)
  const shownHeadlines = heading
    ? [
        findStatedTitleWithKicker(heading, { statedTitles, parents }) ??
          extractHeadlineWithoutKicker(heading, statedTitles),
      ]
    : []
  const isFromJsonLd = ({ source }: StatedValue) => source === 'json-ld'
  const isFromTitleElement = ({ source }: StatedValue) => source === 'title'
  const isOnlyTitleElementStated = shownHeadlines.length === 0 && statedTitles.every(isFromTitleElement)
  const mainHeadingLine = findOnlyMainHeadingLine(page)
  const isMainHeadingSiteName = collectSiteNames(page).has(toLettersAndDigits(mainHeadingLine ?? ''))
  const headlineCandidates = [
    ...toStatedValues('html', shownHeadlines),
    ...statedTitles.filter((stated) => isFromJsonLd(stated) && !truncatedTitlePattern.test(stated.value)),
    ...toStatedValues('html', listSubheadingLinesLikeTitles(page.elements, titles)),
    ...statedTitles.filter((stated) => !isFromJsonLd(stated) && !isFromTitleElement(stated)),
    ...toStatedValues('html', [isMainHeadingSiteName ? null : mainHeadingLine]),
    ...toStatedValues(
      'html',
      isOnlyTitleElementStated ? titles.map((title) => findTitleLine(page.elements, title)) : [],
    ),
    ...statedTitles.filter(isFromTitleElement),
    ...statedTitles,
    ...toStatedValues('html', [mainHeadingLine]),
  ]
  const [headline = null] = headlineCandidates.map(({ source, value }) => ({
    source,
    value: value.replaceAll('\u00AD', ''),
  }))
  const alternatives = statedTitles.filter(({ source }) => source === 'json-ld' || source === 'opengraph')
  const alternativeHeadline =
    headline === null ? null : (alternatives.find((title) => isDistinctTitle(headline.value, title)) ?? null)
  return { headline, alternativeHeadline }
}
