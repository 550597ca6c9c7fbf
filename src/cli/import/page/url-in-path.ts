import type { Edition } from '../../../model/edition.ts'
import { isWebUrl } from '../web-url.ts'

const indexName = /(^|\/)index\.(?:html?|xhtml|shtml)$/

/**
 * A page's URLs, from the folders of a mirror: the path below a folder that is named as a host of the edition's. A file
 * named `index.html` has the URL of its folder first, and that of its name too. Empty where no folder is a host.
 */
export function urlsInPath(file: string, { hosts }: Pick<Edition, 'hosts'>): string[] {
  const parts = file.split(/[\\/]/)
  const host = parts.findLastIndex((part) => hosts.includes(part.toLowerCase()))
  if (host < 0 || host === parts.length - 1) return []
  const path = parts.slice(host + 1).join('/')
  const paths = indexName.test(path) ? [path.replace(indexName, '$1'), path] : [path]
  const base = `https://${parts[host]?.toLowerCase()}/`
  return paths.map((each) => base + encodeURI(each).replaceAll('#', '%23')).filter(isWebUrl)
}
