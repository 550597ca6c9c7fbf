import type { Edition } from '../../../model/edition.ts'
import { isWebUrl } from './web-url.ts'

/** The origin where an edition was first published, or `null` when it lists no host. */
export const firstOrigin = ({ hosts }: Edition): string | null =>
  hosts[0] === undefined ? null : `https://${hosts[0]}`

/** Whether a URL is on a host of the edition, or a host below one. Where it lists none, any may be. */
export const isOnEditionHost = (url: string, { hosts }: Edition): boolean =>
  hosts.length === 0 || hosts.some((host) => `.${new URL(url).hostname}`.endsWith(`.${host}`))

/**
 * The URL that a source means: as it is when it is absolute, on the edition's first host when it is a path. `null`
 * for anything else, such as a template that only the site's generator could fill in.
 */
export function resolveOldUrl(text: string, edition: Edition): string | null {
  if (/^https?:/i.test(text)) return isWebUrl(text) ? text : null
  const origin = firstOrigin(edition)
  if (origin === null || text === '' || /[{}<>\s]|^[a-z]+:|^\/\/|(?:^|\/):/i.test(text)) return null
  const url = `${origin}/${text.replace(/^\//, '')}`
  return isWebUrl(url) ? url : null
}
