import type { Edition } from '../../../model/edition.ts'
import { isWebUrl } from '../web-url.ts'

/** A page's URL, from the folders of a mirror: the path below a folder that is named as a host of the edition's. */
export function urlInPath(file: string, { hosts }: Edition): string | null {
  const parts = file.split(/[\\/]/)
  const host = parts.findLastIndex((part) => hosts.includes(part.toLowerCase()))
  if (host < 0 || host === parts.length - 1) return null
  const path = parts
    .slice(host + 1)
    .join('/')
    .replace(/(^|\/)index\.html?$/, '$1')
  const url = `https://${parts[host]?.toLowerCase()}/${encodeURI(path)}`
  return isWebUrl(url) ? url : null
}
