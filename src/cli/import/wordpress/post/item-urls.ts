import type { ArticleFields } from '../../../../model/article.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import type { ExportIndex } from '../wxr/export-index.ts'
import type { ExportNoteCounts } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { findItemText, type WxrItem } from '../wxr/wxr-item.ts'

/** WordPress's own parameters for the id of a post or page. */
const idParameters = ['p', 'page_id']

/** Resolves a URL; `null` where `content/` would not accept it. */
function resolveWebUrl(writtenUrl: string, baseUrl: string | null): string | null {
  if (writtenUrl === '') return null
  if (isWebUrl(writtenUrl)) return writtenUrl
  const url = baseUrl === null ? null : URL.parse(writtenUrl, baseUrl)
  return url !== null && isWebUrl(url.href) ? url.href : null
}

const readLastSegment = (url: URL) => url.pathname.split('/').findLast((segment) => segment !== '') ?? ''

const isFrontPageUrl = (url: string | null) =>
  url !== null && new URL(url).pathname === '/' && new URL(url).search === ''

/** Returns `?p=N` on the blog's base, where every post answers whatever its permalink is. */
function findPlainUrl(item: WxrItem, baseUrl: string | null): string | null {
  const id = findItemText(item, 'wp:post_id')
  if (baseUrl === null || !/^\d+$/.test(id)) return null
  const name = findItemText(item, 'wp:post_type') === 'page' ? 'page_id' : 'p'
  const root = baseUrl.split(/[?#]/, 1)[0]?.replace(/\/$/, '') ?? ''
  return resolveWebUrl(`${root}/?${name}=${id}`, null)
}

/**
 * Returns the guid of an item where it names this post, by its id or its name. A guid is the first URL of a post, or an
 * identifier that only looks like a URL.
 */
function findGuidUrl(item: WxrItem, permalink: string | null): string | null {
  const guid = resolveWebUrl(findItemText(item, 'guid'), null)
  if (guid === null) return null
  const guidUrl = new URL(guid)
  const id = idParameters.map((name) => guidUrl.searchParams.get(name)).find((value) => value !== null)
  if (id !== undefined) return id === findItemText(item, 'wp:post_id') ? guid : null
  const names = [
    findItemText(item, 'wp:post_name'),
    permalink === null ? '' : readLastSegment(new URL(permalink)),
  ]
  const sameHost = permalink !== null && guidUrl.hostname === new URL(permalink).hostname
  return readLastSegment(guidUrl) !== '' && (sameHost || names.includes(readLastSegment(guidUrl)))
    ? guid
    : null
}

/** Returns the addresses under former names of a post (`_wp_old_slug`), from which WordPress redirects. */
function listOldSlugUrls(item: WxrItem, permalink: string | null): string[] {
  const name = findItemText(item, 'wp:post_name')
  if (permalink === null || name === '' || !/^[^?#]*\/[^?#/]+\/?$/.test(permalink)) return []
  const nameOffset = permalink.lastIndexOf(`/${name}`)
  if (nameOffset < 0 || !/^\/?$/.test(permalink.slice(nameOffset + 1 + name.length))) return []
  return item.meta
    .filter(([key, old]) => key === '_wp_old_slug' && old !== '' && old !== name)
    .map(([, old]) =>
      resolveWebUrl(
        `${permalink.slice(0, nameOffset)}/${old}${permalink.slice(nameOffset + 1 + name.length)}`,
        null,
      ),
    )
    .filter((each) => each !== null)
}

/**
 * Removes URLs that differ from an earlier one only by their scheme. URLs on different hosts are different addresses,
 * since a host may not be the edition's.
 */
function removeSchemeVariants(urls: readonly string[]): string[] {
  const urlByAddress = new Map<string, string>()
  for (const url of urls) {
    const { host, pathname, search } = new URL(url)
    const address = host + pathname + search
    if (!urlByAddress.has(address)) urlByAddress.set(address, url)
  }
  return [...urlByAddress.values()]
}

function noteHostsAndQueries(urls: readonly string[], notes: ExportNoteCounts): void {
  for (const { hostname, searchParams } of urls.map((each) => new URL(each))) {
    notes.add('host', hostname)
    for (const name of idParameters.filter((each) => searchParams.has(each))) notes.add('query', name)
  }
}

/** Finds the URLs of an item: its permalink, and all other URLs that led to it. A front page has no permalink. */
export function findItemUrls(
  item: WxrItem,
  { baseUrl }: ExportIndex,
  notes: ExportNoteCounts,
): Pick<ArticleFields, 'url' | 'formerly'> {
  const link = resolveWebUrl(htmlToLine(findItemText(item, 'link')), baseUrl)
  const permalink = isFrontPageUrl(link) ? null : link
  if (isFrontPageUrl(link)) notes.add('front page')
  const otherUrls = [
    findGuidUrl(item, permalink),
    findPlainUrl(item, baseUrl),
    ...listOldSlugUrls(item, permalink),
  ].filter((each) => each !== null)
  const url = permalink ?? otherUrls[0] ?? null
  const formerly = removeSchemeVariants(otherUrls).filter((each) => each !== url)
  noteHostsAndQueries(url === null ? formerly : [url, ...formerly], notes)
  if (permalink !== null) for (const name of new URL(permalink).searchParams.keys()) notes.add('query', name)
  return { url, formerly }
}
