import type { Element } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import type { ParentByNode } from '../lines/article-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { collectSectionNames, collectSiteNames } from './site-names.ts'
import { listVisibleHeadings } from './visible-headings.ts'

/**
 * Returns the letters of `h1` lines that a title contains directly before or after the headline: `The Star: Bridge
 * opens`.
 */
const listSiteNameLettersInTitles = (
  headingLines: readonly string[],
  titles: readonly string[],
  headlineLetters: string,
): string[] =>
  headingLines
    .map(toLettersAndDigits)
    .filter((name) => name.length < headlineLetters.length)
    .filter((name) =>
      titles.some((title) =>
        [name + headlineLetters, headlineLetters + name].includes(toLettersAndDigits(title)),
      ),
    )

/**
 * Returns the only `h2` directly above the text if the page's `h1` and titles contain only the site's name besides that
 * headline, as on every page of some old sites. Otherwise returns `null`.
 */
export function findHeadingBelowSiteName(
  page: WebPage,
  parents: ParentByNode,
  titles: readonly string[],
): Element | null {
  const siteNames = collectSiteNames(page)
  const siteAndSectionNames = new Set([...siteNames, ...collectSectionNames(page)])
  const [onlyHeading, ...otherHeadings] = listVisibleHeadings(page, parents, 'h2').filter(
    ({ line, isBesideArticle, hasTextBelow, hasNoTextAbove }) =>
      hasTextBelow &&
      hasNoTextAbove &&
      !isBesideArticle &&
      !siteAndSectionNames.has(toLettersAndDigits(line)),
  )
  if (!onlyHeading?.isFollowedByParagraph || otherHeadings.length > 0) return null
  const headlineLetters = toLettersAndDigits(onlyHeading.line)
  const mainHeadingLines = listVisibleHeadings(page, parents, 'h1').map(({ line }) => line)
  const allSiteNames = new Set([
    ...siteNames,
    ...listSiteNameLettersInTitles(mainHeadingLines, titles, headlineLetters),
  ])
  const hasOnlySiteNameBesideHeadline = (line: string) =>
    allSiteNames.has(toLettersAndDigits(line).replace(headlineLetters, ''))
  return [...titles, ...mainHeadingLines].every(hasOnlySiteNameBesideHeadline) ? onlyHeading.element : null
}
