import type { Element } from 'hast'
import { isElement, makeElement, textContent } from '../html/element.ts'
import { isUrl } from './relink-tree.ts'

/** Names of the sites whose pages articles embed, by host and optional path. */
const siteNameByUrlPrefix: ReadonlyMap<string, string> = new Map([
  ['youtube.com', 'YouTube'],
  ['youtu.be', 'YouTube'],
  ['vimeo.com', 'Vimeo'],
  ['dailymotion.com', 'Dailymotion'],
  ['twitter.com', 'Twitter'],
  ['x.com', 'X'],
  ['instagram.com', 'Instagram'],
  ['facebook.com', 'Facebook'],
  ['tiktok.com', 'TikTok'],
  ['vine.co', 'Vine'],
  ['storify.com', 'Storify'],
  ['soundcloud.com', 'SoundCloud'],
  ['spotify.com', 'Spotify'],
  ['scribd.com', 'Scribd'],
  ['slideshare.net', 'SlideShare'],
  ['giphy.com', 'Giphy'],
  ['google.com/maps', 'Google Maps'],
  ['google.com', 'Google'],
  ['openstreetmap.org', 'OpenStreetMap'],
])

/** Returns the name of the site to which an embedded page belongs; `null` if the site is not listed. */
function findEmbedSiteName({ host, pathname }: URL): string | null {
  const urlWithoutScheme = `${host}${pathname}`.replace(/^(?:www|m|player|maps|w|open)\./, '')
  const siteEntry = [...siteNameByUrlPrefix].find(
    ([urlPrefix]) => urlWithoutScheme === urlPrefix || urlWithoutScheme.startsWith(`${urlPrefix}/`),
  )
  return siteEntry?.[1] ?? null
}

/**
 * Converts a paragraph that consists of one link to an embedded video, post or map into a box. The box contains the
 * link, the site's name, and a link to copies in the Internet Archive. Returns `null` for any other block: the link
 * must lead to a listed site or have a URL as its text.
 */
export function toEmbedBox({ tagName, children }: Element): Element | null {
  const [link] = children
  if (tagName !== 'p' || children.length !== 1 || !isElement(link, 'a')) return null
  const url = URL.parse(String(link.properties.href ?? ''))
  if (!url || !/^https?:$/.test(url.protocol)) return null
  const siteName = findEmbedSiteName(url)
  if (siteName === null && !isUrl(textContent(link).trim())) return null
  const archivedCopiesLink = makeElement('a', [{ type: 'text', value: 'Internet Archive' }], {
    href: `https://web.archive.org/web/*/${url.href}`,
  })
  return makeElement(
    'blockquote',
    [
      makeElement('p', [link]),
      makeElement('p', [{ type: 'text', value: `${siteName ?? url.host} · ` }, archivedCopiesLink], {
        className: ['count'],
      }),
    ],
    { className: ['embed'] },
  )
}
