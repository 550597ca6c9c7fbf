import type { Element } from 'hast'
import { getAttribute } from '../markup/page-tree.ts'

const urlPropertyNames = [
  'href',
  'src',
  'dataSrc',
  'dataOriginal',
  'dataLazySrc',
  'data',
  'poster',
  'dataHref',
]

const srcsetPropertyNames = ['srcSet', 'dataSrcset']

/**
 * Returns the base of a page's relative URLs: its `base` element, otherwise its own URL; `null` if both are missing.
 */
export function findBaseUrl(elements: readonly Element[], pageUrl: string | null): string | null {
  const baseElement = elements.find(({ tagName }) => tagName === 'base')
  const href = baseElement ? getAttribute(baseElement, 'href') : null
  return href === null ? pageUrl : (URL.parse(href, pageUrl ?? undefined)?.href ?? pageUrl)
}

/** Resolves every URL of a `srcset`. */
const resolveSrcset = (srcset: string, baseUrl: string): string =>
  srcset.replace(
    /(^|,\s*)([^\s,]\S*[^\s,])/g,
    (_, separator: string, url: string) => separator + (resolveWebUrl(url, baseUrl) ?? url),
  )

/** Returns an absolute HTTP(S) URL; `null` for a fragment, and for a value that is not such a URL. */
function resolveWebUrl(value: unknown, baseUrl: string): string | null {
  if (typeof value !== 'string' || value.startsWith('#') || value.trim() === '') return null
  const url = URL.parse(value.trim(), baseUrl)
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/**
 * Makes the URLs of a page's links and pictures absolute. `toServedUrl` converts links to files of a mirror to the
 * URLs that the server used.
 */
export function resolvePageUrls(
  elements: readonly Element[],
  baseUrl: string,
  toServedUrl = (url: string): string => url,
): void {
  for (const { properties } of elements)
    for (const propertyName of urlPropertyNames) {
      const url = resolveWebUrl(properties[propertyName], baseUrl)
      if (url !== null) properties[propertyName] = propertyName === 'href' ? toServedUrl(url) : url
    }
  for (const { properties } of elements)
    for (const propertyName of srcsetPropertyNames) {
      const srcset = properties[propertyName]
      if (srcset !== undefined && srcset !== null)
        properties[propertyName] = resolveSrcset(
          Array.isArray(srcset) ? srcset.join(', ') : String(srcset),
          baseUrl,
        )
    }
}

const picturePropertyNames = ['src', 'dataSrc', 'dataOriginal', 'dataLazySrc']

/** An arbitrary origin, used as the base for paths that belong to no site. */
const placeholderOrigin = 'http://no-site.invalid'

/**
 * Replaces the relative URLs of pictures, on a page without a URL, with the paths of their files from the given
 * folder, such as `/saved/images/quay.jpg`. So pictures of the same name in two folders stay distinct. `pagePath`
 * is the path of the page from that folder.
 */
export function resolvePicturePaths(elements: readonly Element[], pagePath: string): void {
  const baseUrl = new URL(`${placeholderOrigin}/${encodeURI(pagePath).replace(/[?#]/g, encodeURIComponent)}`)
    .href
  for (const { tagName, properties } of elements)
    for (const propertyName of tagName === 'img' ? picturePropertyNames : []) {
      const url = resolveWebUrl(properties[propertyName], baseUrl)
      if (url?.startsWith(`${placeholderOrigin}/`))
        properties[propertyName] = url.slice(placeholderOrigin.length)
    }
}
