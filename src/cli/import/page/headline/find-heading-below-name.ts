import type { Element } from 'hast'
import { toLetters } from '../lines/known-fields.ts'
import type { Parents } from '../lines/own-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { collectSectionNames, collectSiteNames } from './site-names.ts'
import { listVisibleHeadings } from './visible-headings.ts'

/** Returns the letters of the `h1` lines that stand before or after the headline in a title: `The Star: Bridge opens`. */
const listNamesInTitles = (lines: readonly string[], titles: readonly string[], headline: string): string[] =>
  lines
    .map(toLetters)
    .filter((name) => name.length < headline.length)
    .filter((name) => titles.some((title) => [name + headline, headline + name].includes(toLetters(title))))

/**
 * Returns the only `h2` right above the text of a page whose `h1` and titles, if it has any, name only the site besides:
 * so do all pages of some old sites. `null` for any other page.
 */
export function findHeadingBelowName(
  page: WebPage,
  parents: Parents,
  titles: readonly string[],
): Element | null {
  const sites = collectSiteNames(page)
  const names = new Set([...sites, ...collectSectionNames(page)])
  const [only, ...others] = listVisibleHeadings(page, parents, 'h2').filter(
    ({ line, isBeside, isAboveText, isAboveAllText }) =>
      isAboveText && isAboveAllText && !isBeside && !names.has(toLetters(line)),
  )
  if (!only?.isRightAboveText || others.length > 0) return null
  const headline = toLetters(only.line)
  const lines = listVisibleHeadings(page, parents, 'h1').map(({ line }) => line)
  const known = new Set([...sites, ...listNamesInTitles(lines, titles, headline)])
  const isKnown = (line: string) => known.has(toLetters(line).replace(headline, ''))
  return [...titles, ...lines].every(isKnown) ? only.element : null
}
