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

/** Longer texts are no headlines. */
export const longestHeadline = 500

/** A page that states more titles than these has no title. */
const mostTitles = 10

const inMicrodata = (elements: readonly Element[]): string[] =>
  elements
    .filter((element) => hasToken(element, 'itemProp', 'headline'))
    .slice(0, 1)
    .map((element) => getAttribute(element, 'content') ?? visibleLine(element))

/** Every title that a page's metadata gives, as it is written, the most trusted first. */
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
 * Every title that a page's metadata gives, without the names of its site and sections. `shown` are its visible
 * headings: what a title adds to one of them is no part of the headline.
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
