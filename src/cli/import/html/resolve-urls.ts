import type { Element } from 'hast'
import { getAttribute } from '../markup/page-tree.ts'

const addresses = ['href', 'src', 'dataSrc', 'dataOriginal', 'dataLazySrc', 'data', 'poster', 'dataHref']

const sets = ['srcSet', 'dataSrcset']

/** Where a page's relative URLs start: its own address, unless it names another. */
export function findBaseUrl(elements: readonly Element[], url: string | null): string | null {
  const base = elements.find(({ tagName }) => tagName === 'base')
  const href = base ? getAttribute(base, 'href') : null
  return href === null ? url : (URL.parse(href, url ?? undefined)?.href ?? url)
}

/** Every URL of a `srcset`. */
const resolvedSet = (set: string, base: string): string =>
  set.replace(
    /(^|,\s*)([^\s,]\S*[^\s,])/g,
    (_, before: string, url: string) => before + (resolved(url, base) ?? url),
  )

function resolved(value: unknown, base: string): string | null {
  if (typeof value !== 'string' || value.startsWith('#') || value.trim() === '') return null
  const url = URL.parse(value.trim(), base)
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/** Makes the links and pictures of a page independent of where it was. */
export function resolveUrls(elements: readonly Element[], base: string): void {
  for (const { properties } of elements)
    for (const name of addresses) {
      const url = resolved(properties[name], base)
      if (url !== null) properties[name] = url
    }
  for (const { properties } of elements)
    for (const name of sets) {
      const set = properties[name]
      if (set !== undefined && set !== null)
        properties[name] = resolvedSet(Array.isArray(set) ? set.join(', ') : String(set), base)
    }
}
