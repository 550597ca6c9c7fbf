import { letters } from './known-lines.ts'
import { said } from './meta-tags.ts'
import type { Page } from './page.ts'

const separator = /\s+[|\-–—·•»:/\\]+\s+|\s*\|\s*|\s*»\s*/

/** The parts of a title, such as a headline, a section and the name of a site. */
export const titleParts = (title: string): string[] => title.split(separator).filter((part) => part !== '')

const siteNames = ({ tags, url, sites }: Page): string[] => {
  const host = url === null ? [] : [new URL(url).hostname, new URL(url).hostname.replace(/^www\./, '')]
  return [
    ...said(tags, 'og:site_name', 'application-name', 'twitter:site', 'publisher'),
    ...host,
    ...sites,
  ].map(letters)
}

/** After a bar stands the site's name, when it is the shorter part. */
const afterBar = /^(.+?)\s*\|\s*([^|]+(?:\|[^|]+)?)$/

/** A title without the name of the site, which stands at one of its ends. */
export function withoutSiteName(title: string, page: Page): string {
  const sites = siteNames(page)
  const parts = titleParts(title)
  const [first = '', second = ''] = parts
  const last = parts.at(-1) ?? ''
  if (parts.length > 1 && sites.includes(letters(last)))
    return trimmed(title.slice(0, title.lastIndexOf(last))) || title
  if (parts.length > 1 && sites.includes(letters(first)))
    return trimmed(title.slice(title.indexOf(second, first.length))) || title
  const colon = title.indexOf(': ')
  if (colon > 0 && sites.includes(letters(title.slice(0, colon)))) return trimmed(title.slice(colon)) || title
  const [, before = '', after = ''] = afterBar.exec(title) ?? []
  return before.length > after.length ? trimmed(before) : title
}

const trimmed = (title: string) => title.replace(/^[\s|\-–—·•»:/\\]+|[\s|\-–—·•»:/\\]+$/g, '')
