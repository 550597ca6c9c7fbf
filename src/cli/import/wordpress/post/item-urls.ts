import type { ArticleFields } from '../../../../model/article.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import type { ExportIndex } from '../wxr/export-index.ts'
import type { ExportNoteCounts } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { findItemText, type WxrItem } from '../wxr/wxr-item.ts'

/** WordPress's query parameters for the id of a post or page. */
const idParameters = ['p', 'page_id']

/**
 * Resolves a URL against `baseUrl`. Returns `null` if the result is not a web URL that `content/` accepts.
 */
function resolveWebUrl(writtenUrl: string, baseUrl: string | null): string | null {
  if (writtenUrl === '') return null
  if (isWebUrl(writtenUrl)) return writtenUrl
  const resolvedUrl = baseUrl === null ? null : URL.parse(writtenUrl, baseUrl)
  return resolvedUrl !== null && isWebUrl(resolvedUrl.href) ? resolvedUrl.href : null
}

const getLastPathSegment = (url: URL) => url.pathname.split('/').findLast((segment) => segment !== '') ?? ''

const isFrontPageUrl = (url: string | null) =>
  url !== null && new URL(url).pathname === '/' && new URL(url).search === ''

/**
 * Returns the URL at which WordPress serves a post regardless of its permalink: `?p=N`, or `?page_id=N` for a
 * page. Returns `null` if the blog's URL is unknown or the id is not a number.
 */
function createPostIdUrl(item: WxrItem, baseUrl: string | null): string | null {
  const postId = findItemText(item, 'wp:post_id')
  if (baseUrl === null || !/^\d+$/.test(postId)) return null
  const idParameter = findItemText(item, 'wp:post_type') === 'page' ? 'page_id' : 'p'
  const blogRootUrl = baseUrl.split(/[?#]/, 1)[0]?.replace(/\/$/, '') ?? ''
  return resolveWebUrl(`${blogRootUrl}/?${idParameter}=${postId}`, null)
}

/**
 * Returns an item's guid if it is a URL of the post: it contains the post's id or slug, or has the
 * permalink's host. A guid is either the first URL of a post or an identifier that only looks like a URL.
 * Returns `null` for such an identifier.
 */
function findGuidUrl(item: WxrItem, permalink: string | null): string | null {
  const guid = resolveWebUrl(findItemText(item, 'guid'), null)
  if (guid === null) return null
  const guidUrl = new URL(guid)
  const idInGuid = idParameters.map((name) => guidUrl.searchParams.get(name)).find((value) => value !== null)
  if (idInGuid !== undefined) return idInGuid === findItemText(item, 'wp:post_id') ? guid : null
  const postSlugs = [
    findItemText(item, 'wp:post_name'),
    permalink === null ? '' : getLastPathSegment(new URL(permalink)),
  ]
  const isSameHost = permalink !== null && guidUrl.hostname === new URL(permalink).hostname
  return getLastPathSegment(guidUrl) !== '' && (isSameHost || postSlugs.includes(getLastPathSegment(guidUrl)))
    ? guid
    : null
}

/**
 * Lists a post's URLs with its former slugs (`_wp_old_slug`), which WordPress redirects. Returns an empty
 * list if the permalink does not end with the current slug.
 */
function listOldSlugUrls(item: WxrItem, permalink: string | null): string[] {
  const currentSlug = findItemText(item, 'wp:post_name')
  if (permalink === null || currentSlug === '' || !/^[^?#]*\/[^?#/]+\/?$/.test(permalink)) return []
  const slugOffset = permalink.lastIndexOf(`/${currentSlug}`)
  if (slugOffset < 0 || !/^\/?$/.test(permalink.slice(slugOffset + 1 + currentSlug.length))) return []
  return item.meta
    .filter(([key, oldSlug]) => key === '_wp_old_slug' && oldSlug !== '' && oldSlug !== currentSlug)
    .map(([, oldSlug]) =>
      resolveWebUrl(
        `${permalink.slice(0, slugOffset)}/${oldSlug}${permalink.slice(slugOffset + 1 + currentSlug.length)}`,
        null,
      ),
    )
    .filter((each) => each !== null)
}

/**
 * Removes URLs that differ from an earlier one only in their scheme. Keeps URLs on different hosts, because
 * one of the hosts may not belong to the edition.
 */
function removeSchemeVariants(urls: readonly string[]): string[] {
  const urlByAddress = new Map<string, string>()
  for (const url of urls) {
    const { host, pathname, search } = new URL(url)
    const addressWithoutScheme = host + pathname + search
    if (!urlByAddress.has(addressWithoutScheme)) urlByAddress.set(addressWithoutScheme, url)
  }
  return [...urlByAddress.values()]
}

function noteHostsAndIdParameters(urls: readonly string[], notes: ExportNoteCounts): void {
  for (const { hostname, searchParams } of urls.map((each) => new URL(each))) {
    notes.add('host', hostname)
    for (const parameterName of idParameters.filter((each) => searchParams.has(each)))
      notes.add('query', parameterName)
  }
}

/** An item's URLs. Without a permalink, `url` is the first of its other URLs, or `null` if there are none. */
export interface ItemUrls extends Pick<ArticleFields, 'url' | 'formerly'> {
  /** `null` if the item's link is missing or leads to the front page. */
  permalink: string | null
  linksToFrontPage: boolean
}

/** Finds an item's permalink and the other URLs that led to it (`formerly`). */
export function findItemUrls(item: WxrItem, { baseUrl }: ExportIndex): ItemUrls {
  const linkUrl = resolveWebUrl(htmlToLine(findItemText(item, 'link')), baseUrl)
  const linksToFrontPage = isFrontPageUrl(linkUrl)
  const permalink = linksToFrontPage ? null : linkUrl
  const otherUrls = [
    findGuidUrl(item, permalink),
    createPostIdUrl(item, baseUrl),
    ...listOldSlugUrls(item, permalink),
  ].filter((each) => each !== null)
  const url = permalink ?? otherUrls[0] ?? null
  const formerly = removeSchemeVariants(otherUrls).filter((each) => each !== url)
  return { url, formerly, permalink, linksToFrontPage }
}

/** Notes an item's hosts, the query parameters of its URLs, and a link to the front page. */
export function noteItemUrls(
  { url, formerly, permalink, linksToFrontPage }: ItemUrls,
  notes: ExportNoteCounts,
): void {
  if (linksToFrontPage) notes.add('front page')
  noteHostsAndIdParameters(url === null ? formerly : [url, ...formerly], notes)
  if (permalink !== null)
    for (const parameterName of new URL(permalink).searchParams.keys()) notes.add('query', parameterName)
}
