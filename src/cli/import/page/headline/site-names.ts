import { toLetters } from '../../../content/html/to-letters.ts'
import { extractShortLine, extractVisibleLine, getAttribute } from '../../markup/page-tree.ts'
import { findTextField, isObject, type JsonObject } from '../../record/json-values.ts'
import { isMastheadHeading } from '../lines/masthead.ts'
import { listJsonLdTypes } from '../metadata/json-ld.ts'
import { findMetaValues } from '../metadata/meta-tags.ts'
import type { WebPage } from '../metadata/web-page.ts'

/** Returns the names in a host: `www.star.co.uk`, `star.co.uk`, `star`. */
function listHostNames(url: string | null): string[] {
  if (url === null) return []
  const host = new URL(url).hostname.replace(/^www\./, '')
  const labels = host.split('.')
  const ending = labels.length > 2 && (labels.at(-2) ?? '').length <= 3 ? 2 : 1
  const name = labels.at(-1 - ending) ?? ''
  return [host, `www.${host}`, name, `${name}${labels.slice(-ending).join('')}`, `${name}online`]
}

const describesSite = (object: JsonObject) =>
  listJsonLdTypes(object).some((type) => /^WebSite$|Organization$/.test(type))

/** Maximum number of organisations: a page that describes more is a list of organisations. */
const maxOrganisations = 50

function findNamesInJsonLd({ jsonLdArticles, jsonLdObjects }: WebPage): string[] {
  const publishers = jsonLdArticles
    .flatMap(({ publisher, isPartOf }) => [publisher, isPartOf].flat())
    .filter(isObject)
  const sites = jsonLdObjects.filter(describesSite)
  return [...publishers, ...sites]
    .slice(0, maxOrganisations)
    .flatMap((object) => [
      findTextField(object, 'name'),
      findTextField(object, 'alternateName'),
      findTextField(object, 'legalName'),
    ])
    .filter((name) => name !== null)
}

/** Returns the lines of headings that name the site. */
const listMastheads = ({ elements }: WebPage): string[] =>
  elements
    .filter((element) => /^h[1-3]$/.test(element.tagName) && isMastheadHeading(element))
    .slice(0, 3)
    .map(extractVisibleLine)

/** Minimum number of letters of a site's name: a shorter one may be a word of a headline. */
const minNameLetters = 2

/** Collects the site's names, as letters, from metadata, the host and the edition. */
export function collectSiteNames(page: WebPage): ReadonlySet<string> {
  const { metaTags, url, knownSiteNames } = page
  const metaNames = findMetaValues(
    metaTags,
    'og:site_name',
    'application-name',
    'apple-mobile-web-app-title',
    'publisher',
    'dc.publisher',
  )
  const accountNames = findMetaValues(metaTags, 'twitter:site')
  const siteNames = [
    ...metaNames,
    ...accountNames,
    ...listHostNames(url),
    ...knownSiteNames,
    ...findNamesInJsonLd(page),
    ...listMastheads(page),
  ]
  return new Set(siteNames.map(toLetters).filter((name) => name.length >= minNameLetters))
}

/** Returns the folders of a URL's path, except those named like an article. */
const listUrlFolders = (url: string): string[] =>
  new URL(url).pathname
    .split('/')
    .filter((part) => part !== '')
    .slice(0, -1)
    .filter((part) => !/(?:[-_][^-_]+){3}/.test(part))

/** Maximum number of links examined for section names. */
const maxLinks = 500

/** Returns link texts that equal the last folder of their target: `Sport` for `/sport/`. */
function listSectionLinkTexts({ elements, url }: WebPage): string[] {
  const links = elements.filter(({ tagName }) => tagName === 'a').slice(0, maxLinks)
  return links.flatMap((link) => {
    const target = URL.parse(getAttribute(link, 'href') ?? '', url ?? 'https://site.invalid')
    const folder = target?.pathname.split('/').findLast((part) => part !== '')
    const name = extractShortLine(link, maxSectionLength)
    const isOther = url === null || target?.pathname !== new URL(url).pathname
    return folder && name && isOther && toLetters(name) === toLetters(folder) ? [name] : []
  })
}

/** Maximum length of a section's name, in characters; a longer text is a headline. */
const maxSectionLength = 30

/** Collects the names of sections, as letters, from metadata, the URL's folders and the links. */
export function collectSectionNames(page: WebPage): ReadonlySet<string> {
  const { jsonLdArticles, metaTags, url } = page
  const sectionsInMeta = findMetaValues(
    metaTags,
    'article:section',
    'og:article:section',
    'parsely-section',
    'section',
    'content_category',
  )
  const sectionsInJsonLd = jsonLdArticles.flatMap(({ articleSection }) => [articleSection].flat())
  const folders = url === null ? [] : listUrlFolders(url)
  const sections = [
    ...sectionsInMeta,
    ...sectionsInJsonLd.filter((name) => typeof name === 'string'),
    ...folders,
    ...listSectionLinkTexts(page),
  ]
  return new Set(
    sections
      .flatMap((name) => [name, ...name.split(/[,/>]/)])
      .map(toLetters)
      .filter((name) => name !== ''),
  )
}
