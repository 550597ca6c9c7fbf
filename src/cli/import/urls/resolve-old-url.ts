import type { Edition } from '../../../model/edition.ts'
import { isWebUrl } from './web-url.ts'

/** Returns the origin of an edition's first host; `null` if it lists none. */
export const findEditionOrigin = ({ hosts }: Edition): string | null =>
  hosts[0] === undefined ? null : `https://${hosts[0]}`

/** True for a URL on one of the edition's hosts or their subdomains; true for any URL if the edition lists no hosts. */
export const canBeOnEditionHost = (url: string, { hosts }: Edition): boolean =>
  hosts.length === 0 || hosts.some((host) => `.${new URL(url).hostname}`.endsWith(`.${host}`))

/**
 * Resolves a URL in a source: returns an absolute URL as it is, and resolves a path on the edition's first host.
 * Returns `null` if there is no host, and for anything else, such as a template that only the site generator could fill
 * in.
 */
export function resolveOldUrl(writtenUrl: string, edition: Edition): string | null {
  if (/^https?:/i.test(writtenUrl)) return isWebUrl(writtenUrl) ? writtenUrl : null
  const origin = findEditionOrigin(edition)
  if (origin === null || writtenUrl === '' || /[{}<>\s]|^[a-z]+:|^\/\/|(?:^|\/):/i.test(writtenUrl))
    return null
  const url = `${origin}/${writtenUrl.replace(/^\//, '')}`
  return isWebUrl(url) ? url : null
}
