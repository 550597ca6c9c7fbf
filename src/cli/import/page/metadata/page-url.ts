import { getAttribute, hasToken } from '../../markup/page-tree.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import type { Claim } from './claim.ts'
import { said } from './meta-tags.ts'
import type { Page } from './page.ts'

/** What browsers write into a page that they save. */
const savedFrom = /<!--\s*saved from url=\(\d{4}\)(https?:\/\/\S+?)\s*-->/i

const canonicalLinks = ({ elements }: Page): string[] =>
  elements
    .filter((element) => element.tagName === 'link' && hasToken(element, 'rel', 'canonical'))
    .map((element) => getAttribute(element, 'href') ?? '')

/** A URL without its fragment; `null` for what is none, and for a site's front, which is no article's own address. */
function articleUrl(text: string, base: string | null): string | null {
  const url = URL.parse(text.trim(), base ?? undefined)
  if (!url || !isWebUrl(url.href) || (url.pathname === '/' && url.search === '')) return null
  url.hash = ''
  return url.href
}

/** The URLs that a page gives as its own, the most trusted first: its beginning is where a browser noted one. */
export function statedUrls(page: Page, beginning: string): Claim[] {
  const all: Claim[] = [
    ...canonicalLinks(page).map((value) => ({ from: 'canonical', value })),
    ...said(page.tags, 'og:url').map((value) => ({ from: 'opengraph', value })),
    ...page.articles
      .map(({ url, mainEntityOfPage }) => url ?? mainEntityOfPage)
      .filter((value) => typeof value === 'string')
      .map((value) => ({ from: 'json-ld', value })),
    ...[savedFrom.exec(beginning)?.[1] ?? ''].map((value) => ({ from: 'saved', value })),
  ]
  return all.flatMap(({ from, value }) => {
    const url = articleUrl(value, page.url)
    return url === null ? [] : [{ from, value: url }]
  })
}
