import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { getAttribute, hasToken, visibleLine } from '../../markup/page-tree.ts'
import { textField } from '../../record/json-values.ts'
import { letters } from '../lines/known-lines.ts'
import { type Claim, claims } from '../metadata/claim.ts'
import { said } from '../metadata/meta-tags.ts'
import type { Page } from '../metadata/page.ts'
import { plainText } from '../metadata/plain-value.ts'
import { knownTitles, withoutSiteName } from './title.ts'

/** Characters: a longer text is not a headline. */
export const longestHeadline = 500

/** Titles examined per page. */
const mostTitles = 10

const inMicrodata = (elements: readonly Element[]): string[] =>
  elements
    .filter((element) => hasToken(element, 'itemProp', 'headline'))
    .slice(0, 1)
    .map((element) => getAttribute(element, 'content') ?? visibleLine(element))

/** Returns the titles in a page's metadata as written, most reliable first. */
function writtenTitles({ elements, tags, articles }: Page): Claim[] {
  const title = elements.find(({ tagName }) => tagName === 'title')
  const inMeta = said(tags, 'headline', 'parsely-title', 'sailthru.title', 'dc.title', 'dcterms.title')
  return [
    ...claims(
      'json-ld',
      articles.map((article) => textField(article, 'headline', 'name')),
    ),
    ...claims('microdata', inMicrodata(elements)),
    ...claims('opengraph', said(tags, 'og:title')),
    ...claims('meta', [...said(tags, 'twitter:title'), ...inMeta]),
    ...claims('title', title ? [textContent(title)] : []),
  ]
}

/**
 * Returns the titles in a page's metadata without names of the site and sections. `shown` are visible headings: text
 * that a title adds to one of them is not part of the headline.
 */
export function statedTitles(page: Page, shown: readonly string[]): Claim[] {
  const titles = writtenTitles(page)
    .slice(0, mostTitles)
    .filter(({ value }) => value.length <= longestHeadline * 4)
    .map(({ from, value }) => ({ from, value: plainText(value) }))
  const known = knownTitles(page, [...shown, ...titles.map(({ value }) => value)])
  return titles
    .map(({ from, value }) => ({ from, value: withoutSiteName(value, known) }))
    .filter(({ value }) => letters(value) !== '' && value.length <= longestHeadline)
}
