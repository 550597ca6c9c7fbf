import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractShortLine, extractVisibleLine, getAttribute } from '../../markup/page-tree.ts'
import { findTextField, isObject, type JsonObject } from '../../record/json-values.ts'
import { isMastheadHeading } from '../lines/masthead.ts'
import { listJsonLdTypes } from '../metadata/json-ld.ts'
import { listMetaValues } from '../metadata/meta-tags.ts'
import type { WebPage } from '../metadata/web-page.ts'

/**
 * Returns the site names that a host suggests: `star.co.uk`, `www.star.co.uk`, `star`, `starcouk`, `staronline`.
 * Returns an empty list without a URL.
 */
function listSiteNamesInUrl(url: string | null): string[] {
  if (url === null) return []
  const host = new URL(url).hostname.replace(/^www\./, '')
  const labels = host.split('.')
  const suffixLabelCount = labels.length > 2 && (labels.at(-2) ?? '').length <= 3 ? 2 : 1
  const registeredName = labels.at(-1 - suffixLabelCount) ?? ''
  return [
    host,
    `www.${host}`,
    registeredName,
    `${registeredName}${labels.slice(-suffixLabelCount).join('')}`,
    `${registeredName}online`,
  ]
}

const isSiteOrOrganisation = (object: JsonObject) =>
  listJsonLdTypes(object).some((type) => /^WebSite$|Organization$/.test(type))

/** Maximum number of sites and organisations read. A page that describes more is a list of them. */
const maxNamingObjects = 50

function listSiteNamesInJsonLd({ jsonLdArticles, jsonLdObjects }: WebPage): string[] {
  const publishers = jsonLdArticles
    .flatMap(({ publisher, isPartOf }) => [publisher, isPartOf].flat())
    .filter(isObject)
  const sites = jsonLdObjects.filter(isSiteOrOrganisation)
  return [...publishers, ...sites]
    .slice(0, maxNamingObjects)
    .flatMap((object) => [
      findTextField(object, 'name'),
      findTextField(object, 'alternateName'),
      findTextField(object, 'legalName'),
    ])
    .filter((name) => name !== null)
}

/** Returns the lines of the first three headings that contain the site's name. */
const listMastheadLines = ({ elements }: WebPage): string[] =>
  elements
    .filter((element) => /^h[1-3]$/.test(element.tagName) && isMastheadHeading(element))
    .slice(0, 3)
    .map(extractVisibleLine)

/** Minimum number of letters in a site's name. A shorter one may be a word of a headline. */
const minSiteNameLetters = 2

/** Collects the site's names from metadata, headings, the host and the edition, converted by `toLettersAndDigits`. */
export function collectSiteNames(page: WebPage): ReadonlySet<string> {
  const { metaTags, url, knownSiteNames } = page
  const siteNamesInMeta = listMetaValues(
    metaTags,
    'og:site_name',
    'application-name',
    'apple-mobile-web-app-title',
    'publisher',
    'dc.publisher',
  )
  const twitterAccountNames = listMetaValues(metaTags, 'twitter:site')
  const siteNames = [
    ...siteNamesInMeta,
    ...twitterAccountNames,
    ...listSiteNamesInUrl(url),
    ...knownSiteNames,
    ...listSiteNamesInJsonLd(page),
    ...listMastheadLines(page),
  ]
  return new Set(siteNames.map(toLettersAndDigits).filter((name) => name.length >= minSiteNameLetters))
}

/** Returns the names of the folders in a URL's path, except names that look like an article's. */
const listUrlFolderNames = (url: string): string[] =>
  new URL(url).pathname
    .split('/')
    .filter((part) => part !== '')
    .slice(0, -1)
    .filter((part) => !/(?:[-_][^-_]+){3}/.test(part))

/** Maximum number of links searched for section names. */
const maxExaminedLinks = 500

/** Returns the texts of links that are equal to the last segment of the linked path: `Sport` for `/sport/`. */
function listSectionLinkTexts({ elements, url }: WebPage): string[] {
  const links = elements.filter(({ tagName }) => tagName === 'a').slice(0, maxExaminedLinks)
  return links.flatMap((link) => {
    const linkUrl = URL.parse(getAttribute(link, 'href') ?? '', url ?? 'https://site.invalid')
    const lastSegment = linkUrl?.pathname.split('/').findLast((part) => part !== '')
    const linkText = extractShortLine(link, maxSectionNameLength)
    const isOtherPage = url === null || linkUrl?.pathname !== new URL(url).pathname
    return lastSegment &&
      linkText &&
      isOtherPage &&
      toLettersAndDigits(linkText) === toLettersAndDigits(lastSegment)
      ? [linkText]
      : []
  })
}

/** Maximum length of a section's name, in characters. A longer text is a headline. */
const maxSectionNameLength = 30

/** Collects section names from metadata, the folders of the URL, and links, converted by `toLettersAndDigits`. */
export function collectSectionNames(page: WebPage): ReadonlySet<string> {
  const { jsonLdArticles, metaTags, url } = page
  const sectionsInMeta = listMetaValues(
    metaTags,
    'article:section',
    'og:article:section',
    'parsely-section',
    'section',
    'content_category',
  )
  const sectionsInJsonLd = jsonLdArticles.flatMap(({ articleSection }) => [articleSection].flat())
  const folderNames = url === null ? [] : listUrlFolderNames(url)
  const sectionNames = [
    ...sectionsInMeta,
    ...sectionsInJsonLd.filter((name) => typeof name === 'string'),
    ...folderNames,
    ...listSectionLinkTexts(page),
  ]
  return new Set(
    sectionNames
      .flatMap((name) => [name, ...name.split(/[,/>]/)])
      .map(toLettersAndDigits)
      .filter((name) => name !== ''),
  )
}
