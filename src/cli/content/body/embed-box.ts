import type { Element } from 'hast'
import { isElement, makeElement, textContent } from '../html/element.ts'
import { isUrl } from './relink.ts'

/** Sites whose pages were embedded in articles, by host. */
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

/** Names the site of an embedded page; `null` for a site that cannot be embedded. */
function findSiteName({ host, pathname }: URL): string | null {
  const urlWithoutScheme = `${host}${pathname}`.replace(/^(?:www|m|player|maps|w|open)\./, '')
  const siteEntry = [...siteNameByUrlPrefix].find(
    ([urlPrefix]) => urlWithoutScheme === urlPrefix || urlWithoutScheme.startsWith(`${urlPrefix}/`),
  )
  return siteEntry?.[1] ?? null
}

/**
 * Converts a link that replaced an embedded video, post or map to a box: with its address or words, its site, and its
 * copies in the Internet Archive. `null` for any other block.
 */
export function toEmbedBox({ tagName, children }: Element): Element | null {
  const [link] = children
  if (tagName !== 'p' || children.length !== 1 || !isElement(link, 'a')) return null
  const url = URL.parse(String(link.properties.href ?? ''))
  if (!url || !/^https?:$/.test(url.protocol)) return null
  const siteName = findSiteName(url)
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
