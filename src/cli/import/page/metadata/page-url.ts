import { getAttribute, hasAttributeWord } from '../../markup/page-tree.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { listMetaValues } from './meta-tags.ts'
import type { StatedValue } from './stated-value.ts'
import type { WebPage } from './web-page.ts'

/** Matches the comment that browsers write into saved pages. */
const browserSavedCommentPattern = /<!--\s*saved from url=\(\d{4}\)(https?:\/\/\S+?)\s*-->/i

/** Matches the comment that SingleFile, which Zotero uses too, writes into a page saved as one file. */
const singleFileCommentPattern =
  /<!--\s*(?:Page saved with|Archive processed by) SingleFile\s[^>]{0,100}?\burl:\s*(https?:\/\/\S+)/

/** Matches the comment that HTTrack writes into the pages of a mirror. The URL in it has no scheme. */
const httrackCommentPattern = /<!--\s*Mirrored from (\S+) by HTTrack\b/

const listCanonicalUrls = ({ elements }: WebPage): string[] =>
  elements
    .filter((element) => element.tagName === 'link' && hasAttributeWord(element, 'rel', 'canonical'))
    .map((element) => getAttribute(element, 'href') ?? '')

/** Resolves a URL and removes its fragment. Returns `null` for an invalid URL and for a site's front page. */
function resolveArticleUrl(writtenUrl: string, baseUrl: string | null): string | null {
  const url = URL.parse(writtenUrl.trim(), baseUrl ?? undefined)
  if (!url || !isWebUrl(url.href) || (url.pathname === '/' && url.search === '')) return null
  url.hash = ''
  return url.href
}

/**
 * Returns the URLs that a page was saved from, as recorded in comments by browsers and SingleFile, and in
 * WebScrapBook's attribute.
 */
function listUrlsOfSavedPage({ elements }: WebPage, htmlStart: string): string[] {
  const urlsInComments = [browserSavedCommentPattern, singleFileCommentPattern].flatMap(
    (pattern) => pattern.exec(htmlStart)?.slice(1) ?? [],
  )
  const htmlElement = elements.find(({ tagName }) => tagName === 'html')
  const scrapbookUrl = htmlElement && getAttribute(htmlElement, 'dataScrapbookSource')
  return scrapbookUrl ? [...urlsInComments, scrapbookUrl] : urlsInComments
}

/**
 * Returns the URLs that a page states as its own, most reliable first. `htmlStart` is the beginning of the page's HTML,
 * where programs record the URL of a saved page.
 */
export function listStatedUrls(page: WebPage, htmlStart: string): StatedValue[] {
  const statedUrls: StatedValue[] = [
    ...listCanonicalUrls(page).map((value) => ({ source: 'canonical', value })),
    ...listMetaValues(page.metaTags, 'og:url').map((value) => ({ source: 'opengraph', value })),
    ...page.jsonLdArticles
      .map(({ url, mainEntityOfPage }) => url ?? mainEntityOfPage)
      .filter((value) => typeof value === 'string')
      .map((value) => ({ source: 'json-ld', value })),
    ...listUrlsOfSavedPage(page, htmlStart).map((value) => ({ source: 'saved', value })),
    ...(httrackCommentPattern.exec(htmlStart)?.slice(1) ?? []).map((value) => ({
      source: 'httrack',
      value: `http://${value}`,
    })),
  ]
  return statedUrls.flatMap(({ source, value }) => {
    const url = resolveArticleUrl(value, page.url)
    return url === null ? [] : [{ source, value: url }]
  })
}
