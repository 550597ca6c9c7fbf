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
 * Returns the base for a page's relative URLs: its `base` element's URL or, failing that, its own. Returns
 * `null` if it has neither.
 */
export function findBaseUrl(elements: readonly Element[], pageUrl: string | null): string | null {
  const baseElement = elements.find(({ tagName }) => tagName === 'base')
  const href = baseElement ? getAttribute(baseElement, 'href') : null
  return href === null ? pageUrl : (URL.parse(href, pageUrl ?? undefined)?.href ?? pageUrl)
}

/** Makes every URL in a `srcset` absolute. */
const resolveSrcset = (srcset: string, baseUrl: string): string =>
  srcset.replace(
    /(^|,\s*)([^\s,]\S*[^\s,])/g,
    (_, separator: string, url: string) => separator + (resolveWebUrl(url, baseUrl) ?? url),
  )

/** Resolves an HTTP(S) URL against `baseUrl`. Returns `null` for a fragment and for any other value. */
function resolveWebUrl(value: unknown, baseUrl: string): string | null {
  if (typeof value !== 'string' || value.startsWith('#') || value.trim() === '') return null
  const url = URL.parse(value.trim(), baseUrl)
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/**
 * Makes the URLs of a page's links and pictures absolute. `toServedLinkUrl` converts links to the files of a
 * mirror to the URLs that the server used.
 */
export function resolvePageUrls(
  elements: readonly Element[],
  baseUrl: string,
  toServedLinkUrl = (url: string): string => url,
): void {
  for (const { properties } of elements)
    for (const propertyName of urlPropertyNames) {
      const url = resolveWebUrl(properties[propertyName], baseUrl)
      if (url !== null) properties[propertyName] = propertyName === 'href' ? toServedLinkUrl(url) : url
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
 * Replaces the relative URLs of pictures, on a page without a URL, with paths that begin with the folder
 * given to the command, such as `/saved/images/quay.jpg`. Pictures with the same name in two folders
 * therefore stay distinct. `pagePath` is the page's own path, beginning with the same folder.
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
