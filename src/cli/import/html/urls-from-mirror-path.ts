import path from 'node:path'
import { decodePercentOnce } from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import { isWebUrl } from '../urls/web-url.ts'

const indexNamePattern = /(^|\/)index\.(?:html?|xhtml|shtml)(?=$|\?)/

/** Matches the sign that replaces `?` in a mirror made on Windows, as in `index.html@p=12`. */
const windowsQueryPattern = /@(?=[\w[\]-]+=)/

/**
 * Matches the ending that `wget --adjust-extension` adds to a name with a query, as in
 * `index.html?p=12.html`.
 */
const addedExtensionPattern = /(?<=\?.*)\.html$/

/**
 * Matches a name that ends with a word, as a host's does. Excludes `mirror.2014` and the folder of a saved
 * page's pictures.
 */
const hostNamePattern = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!files$|html?$)[a-z]{2,24}$/

/** Lists the folders of a path whose names look like hosts, in lower case. */
export const listHostLikeFolders = (file: string): string[] =>
  file
    .toLowerCase()
    .split(/[\\/]/)
    .slice(0, -1)
    .filter((part) => hostNamePattern.test(part))

/**
 * Returns the index of a mirror's host among the parts of a path: the last folder that is named after one of
 * the edition's hosts. Returns -1 if there is none.
 */
function findHostIndex(pathParts: readonly string[], { hosts }: Pick<Edition, 'hosts'>): number {
  const hostIndex = pathParts.findLastIndex((part) => hosts.includes(part.toLowerCase()))
  return hostIndex === pathParts.length - 1 ? -1 : hostIndex
}

/**
 * Decodes the characters that `urlsFromMirrorPath` encodes, such as spaces. Leaves an encoded slash, because it
 * does not separate folders.
 */
const decodeMirrorPath = (pathname: string): string =>
  decodePercentOnce(pathname).replace(/%(?!2F)[2-7][0-9A-F]/g, decodeURIComponent)

/**
 * Returns the path that a URL's file would have in the mirror that contains `mirroredFile`. Returns `null` if
 * the URL is on another host, or if `mirroredFile` is not in a mirror.
 */
export function deriveMirrorFilePath(
  url: string,
  mirroredFile: string,
  edition: Pick<Edition, 'hosts'>,
): string | null {
  const pathParts = mirroredFile.split(/[\\/]/)
  const hostIndex = findHostIndex(pathParts, edition)
  const { hostname, pathname, search } = new URL(url)
  if (hostIndex < 0 || pathParts[hostIndex]?.toLowerCase() !== hostname) return null
  const pathBelowHost = decodeMirrorPath(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
  return path.normalize(`${pathParts.slice(0, hostIndex + 1).join('/')}/${pathBelowHost}${search}`)
}

/**
 * Lists the paths, including queries, that a mirrored file may have had on the server, likeliest first. For
 * `index.html?p=12.html`, these are `?p=12`, `index.html?p=12` and the name itself.
 */
function listServedPaths(pathBelowHost: string): string[] {
  const pathWithQuery = pathBelowHost.replace(windowsQueryPattern, '?')
  const servedPath = pathWithQuery.replace(addedExtensionPattern, '')
  const servedPaths = [servedPath.replace(indexNamePattern, '$1'), servedPath, pathWithQuery]
  return [...new Set(servedPaths)]
}

/**
 * Returns the URL that a link had before `wget --convert-links` pointed it at a file of the mirror. In such a
 * link, the `?` in the file's name is `%3F`. Returns any other URL unchanged.
 */
export function toServedUrl(url: string): string {
  const { origin, pathname, search, hash } = new URL(url)
  const [pathBeforeQuery = '', query] = pathname.split(/%3F/i)
  if (query === undefined || search !== '') return url
  const [servedPath = ''] = listServedPaths(`${pathBeforeQuery.slice(1)}?${query}`)
  return `${origin}/${servedPath}${hash}`
}

/**
 * Derives a page's URLs from its path in a mirror, below the folder named after one of the edition's hosts.
 * For `index.html`, the folder's URL comes first, then the file's. Returns an empty list if no folder is
 * named after a host.
 */
export function urlsFromMirrorPath(file: string, edition: Pick<Edition, 'hosts'>): string[] {
  const pathParts = file.split(/[\\/]/)
  const hostIndex = findHostIndex(pathParts, edition)
  if (hostIndex < 0) return []
  const pathBelowHost = pathParts.slice(hostIndex + 1).join('/')
  const hostUrl = `https://${pathParts[hostIndex]?.toLowerCase()}/`
  return listServedPaths(pathBelowHost)
    .map((servedPath) => hostUrl + encodeURI(servedPath).replaceAll('#', '%23'))
    .filter(isWebUrl)
}
