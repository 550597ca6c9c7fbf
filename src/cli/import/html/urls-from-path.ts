import path from 'node:path'
import { decodePercentOnce } from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import { isWebUrl } from '../urls/web-url.ts'

const indexNamePattern = /(^|\/)index\.(?:html?|xhtml|shtml)(?=$|\?)/

/** The sign that replaces `?` in a mirror made on Windows: `index.html@p=12`. */
const windowsQueryPattern = /@(?=[\w[\]-]+=)/

/** The ending that `wget --adjust-extension` adds to a name with a query: `index.html?p=12.html`. */
const addedExtensionPattern = /(?<=\?.*)\.html$/

/** A name whose ending is a word, like a host's: not `mirror.2014`, nor the folder of a saved page's pictures. */
const hostNamePattern = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!files$|html?$)[a-z]{2,24}$/

/** Lists the folders of a path whose names look like hosts, in lower case. */
export const listHostLikeFolders = (file: string): string[] =>
  file
    .toLowerCase()
    .split(/[\\/]/)
    .slice(0, -1)
    .filter((part) => hostNamePattern.test(part))

/**
 * Returns the index of a mirror's host among the parts of a path: the last folder with a host's name; -1 if there is
 * none.
 */
function findHostIndex(pathParts: readonly string[], { hosts }: Pick<Edition, 'hosts'>): number {
  const hostIndex = pathParts.findLastIndex((part) => hosts.includes(part.toLowerCase()))
  return hostIndex === pathParts.length - 1 ? -1 : hostIndex
}

/** Decodes what `urlsFromPath` encodes, such as spaces. An encoded slash does not separate folders. */
const decodeMirrorFileName = (pathname: string): string =>
  decodePercentOnce(pathname).replace(/%(?!2F)[2-7][0-9A-F]/g, decodeURIComponent)

/**
 * Returns the path that the file of a URL would have in the mirror that contains `mirroredFile`; `null` for a URL on
 * another host, and for a file that is not in a mirror.
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
  const fileName = decodeMirrorFileName(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
  return path.normalize(`${pathParts.slice(0, hostIndex + 1).join('/')}/${fileName}${search}`)
}

/**
 * Lists the paths with queries that a file of a mirror can represent, likeliest first: `index.html?p=12.html` is
 * `?p=12` on a server. The file's own name comes last.
 */
function listServedPaths(fileName: string): string[] {
  const nameWithQuery = fileName.replace(windowsQueryPattern, '?')
  const servedName = nameWithQuery.replace(addedExtensionPattern, '')
  const servedPaths = [servedName.replace(indexNamePattern, '$1'), servedName, nameWithQuery]
  return [...new Set(servedPaths)]
}

/**
 * Returns the URL that a link of a mirror's page had before `wget --convert-links` pointed it at a file, whose `?`
 * is `%3F` in links. Any other URL stays.
 */
export function toServedUrl(url: string): string {
  const { origin, pathname, search, hash } = new URL(url)
  const [pathBeforeQuery = '', query] = pathname.split(/%3F/i)
  if (query === undefined || search !== '') return url
  const [servedPath = ''] = listServedPaths(`${pathBeforeQuery.slice(1)}?${query}`)
  return `${origin}/${servedPath}${hash}`
}

/**
 * Derives a page's URLs from its path in a mirror: the path below the folder with the name of one of the edition's
 * hosts. For `index.html`, the folder's URL comes first, then the file's. Empty if no folder is a host.
 */
export function urlsFromPath(file: string, edition: Pick<Edition, 'hosts'>): string[] {
  const pathParts = file.split(/[\\/]/)
  const hostIndex = findHostIndex(pathParts, edition)
  if (hostIndex < 0) return []
  const pathBelowHost = pathParts.slice(hostIndex + 1).join('/')
  const hostUrl = `https://${pathParts[hostIndex]?.toLowerCase()}/`
  return listServedPaths(pathBelowHost)
    .map((servedPath) => hostUrl + encodeURI(servedPath).replaceAll('#', '%23'))
    .filter(isWebUrl)
}
