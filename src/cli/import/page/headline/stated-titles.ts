import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractVisibleLine, getAttribute, hasAttributeWord } from '../../markup/page-tree.ts'
import { findTextField } from '../../record/json-values.ts'
import { listMetaValues } from '../metadata/meta-tags.ts'
import { type StatedValue, toStatedValues } from '../metadata/stated-value.ts'
import { stripMarkup } from '../metadata/strip-markup.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { collectNamesAndTitles, stripSiteNames } from './strip-site-names.ts'

/** Maximum length of a headline, in characters. */
export const maxHeadlineLength = 500

/** Maximum number of stated titles examined per page. */
const maxStatedTitles = 10

const listFirstMicrodataHeadline = (elements: readonly Element[]): string[] =>
  elements
    .filter((element) => hasAttributeWord(element, 'itemProp', 'headline'))
    .slice(0, 1)
    .map((element) => getAttribute(element, 'content') ?? extractVisibleLine(element))

/** Returns the titles in a page's metadata as written there, most reliable first. */
function listTitlesAsWritten({ elements, metaTags, jsonLdArticles }: WebPage): StatedValue[] {
  const titleElement = elements.find(({ tagName }) => tagName === 'title')
  const titlesInMeta = listMetaValues(
    metaTags,
    'headline',
    'parsely-title',
    'sailthru.title',
    'dc.title',
    'dcterms.title',
  )
  return [
    ...toStatedValues(
      'json-ld',
      jsonLdArticles.map((article) => findTextField(article, 'headline', 'name')),
    ),
    ...toStatedValues('microdata', listFirstMicrodataHeadline(elements)),
    ...toStatedValues('opengraph', listMetaValues(metaTags, 'og:title')),
    ...toStatedValues('meta', [...listMetaValues(metaTags, 'twitter:title'), ...titlesInMeta]),
    ...toStatedValues('title', titleElement ? [textContent(titleElement)] : []),
  ]
}

/**
 * Returns the titles in a page's metadata, most reliable first. Removes the names of the site and its sections, and any
 * text that a title adds to another title or to one of the visible `shownHeadings`.
 */
export function listStatedTitles(page: WebPage, shownHeadings: readonly string[]): StatedValue[] {
  const titles = listTitlesAsWritten(page)
    .slice(0, maxStatedTitles)
    .filter(({ value }) => value.length <= maxHeadlineLength * 4)
    .map(({ source, value }) => ({ source, value: stripMarkup(value) }))
  const namesAndTitles = collectNamesAndTitles(page, [...shownHeadings, ...titles.map(({ value }) => value)])
  return titles
    .map(({ source, value }) => ({ source, value: stripSiteNames(value, namesAndTitles) }))
    .filter(({ value }) => toLettersAndDigits(value) !== '' && value.length <= maxHeadlineLength)
}
