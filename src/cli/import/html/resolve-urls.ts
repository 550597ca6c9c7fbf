import type { Element } from 'hast'
import { getAttribute } from '../markup/page-tree.ts'

const urlAttributes = ['href', 'src', 'dataSrc', 'dataOriginal', 'dataLazySrc', 'data', 'poster', 'dataHref']

const srcsetAttributes = ['srcSet', 'dataSrcset']

/** Returns the base of a page's relative URLs: its `base` element, otherwise its own address. */
export function findBaseUrl(elements: readonly Element[], pageUrl: string | null): string | null {
  const base = elements.find(({ tagName }) => tagName === 'base')
  const href = base ? getAttribute(base, 'href') : null
  return href === null ? pageUrl : (URL.parse(href, pageUrl ?? undefined)?.href ?? pageUrl)
}

/** Resolves every URL of a `srcset`. */
const resolveSrcset = (set: string, baseUrl: string): string =>
  set.replace(
    /(^|,\s*)([^\s,]\S*[^\s,])/g,
    (_, before: string, url: string) => before + (resolveUrl(url, baseUrl) ?? url),
  )

function resolveUrl(value: unknown, baseUrl: string): string | null {
  if (typeof value !== 'string' || value.startsWith('#') || value.trim() === '') return null
  const url = URL.parse(value.trim(), baseUrl)
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/**
 * Makes the links and pictures of a page absolute. `toServed` converts the links of a mirror, which lead to its files.
 */
export function resolveUrls(
  elements: readonly Element[],
  baseUrl: string,
  toServed = (url: string): string => url,
): void {
  for (const { properties } of elements)
    for (const name of urlAttributes) {
      const url = resolveUrl(properties[name], baseUrl)
      if (url !== null) properties[name] = name === 'href' ? toServed(url) : url
    }
  for (const { properties } of elements)
    for (const name of srcsetAttributes) {
      const set = properties[name]
      if (set !== undefined && set !== null)
        properties[name] = resolveSrcset(Array.isArray(set) ? set.join(', ') : String(set), baseUrl)
    }
}

const pictureAttributes = ['src', 'dataSrc', 'dataOriginal', 'dataLazySrc']

/** Any origin, to resolve paths that belong to no site. */
const placeholderOrigin = 'http://no-site.invalid'

/**
 * Gives the pictures of a page without an address the paths of their files within the given folder, such as
 * `/saved/images/quay.jpg`, so that the same name in two folders is two pictures. `file` is the page's own path.
 */
export function resolvePicturePaths(elements: readonly Element[], file: string): void {
  const base = new URL(`${placeholderOrigin}/${encodeURI(file).replace(/[?#]/g, encodeURIComponent)}`).href
  for (const { tagName, properties } of elements)
    for (const name of tagName === 'img' ? pictureAttributes : []) {
      const url = resolveUrl(properties[name], base)
      if (url?.startsWith(`${placeholderOrigin}/`)) properties[name] = url.slice(placeholderOrigin.length)
    }
}
