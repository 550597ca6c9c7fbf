import path from 'node:path'
import { decodePercentOnce } from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import { isWebUrl } from '../urls/web-url.ts'

const indexName = /(^|\/)index\.(?:html?|xhtml|shtml)$/

/** The place of a mirror's host among the parts of a path: the last folder that is one; `-1` where none is. */
function hostIn(parts: readonly string[], { hosts }: Pick<Edition, 'hosts'>): number {
  const host = parts.findLastIndex((part) => hosts.includes(part.toLowerCase()))
  return host === parts.length - 1 ? -1 : host
}

/** The file that a URL of the same host has in the mirror that `file` is part of, whether it exists or not. */
export function fileForUrl(url: string, file: string, edition: Pick<Edition, 'hosts'>): string | null {
  const parts = file.split(/[\\/]/)
  const host = hostIn(parts, edition)
  const { hostname, pathname, search } = new URL(url)
  if (host < 0 || parts[host]?.toLowerCase() !== hostname) return null
  const name = decodePercentOnce(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
  return path.normalize(`${parts.slice(0, host + 1).join('/')}/${name}${search}`)
}

/**
 * A page's URLs, from the folders of a mirror: the path below a folder that is named as a host of the edition's. A file
 * named `index.html` has the URL of its folder first, and that of its name too. Empty where no folder is a host.
 */
export function urlsFromPath(file: string, edition: Pick<Edition, 'hosts'>): string[] {
  const parts = file.split(/[\\/]/)
  const host = hostIn(parts, edition)
  if (host < 0) return []
  const below = parts.slice(host + 1).join('/')
  const paths = indexName.test(below) ? [below.replace(indexName, '$1'), below] : [below]
  const base = `https://${parts[host]?.toLowerCase()}/`
  return paths.map((each) => base + encodeURI(each).replaceAll('#', '%23')).filter(isWebUrl)
}
