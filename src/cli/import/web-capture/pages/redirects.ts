import { toPageKey } from '../../urls/page-key.ts'
import type { CaptureIndex, Redirect } from './capture-index.ts'

/** Browsers also give up after twenty redirects. */
const maxRedirects = 20

/** The end of a chain of redirects: a captured resource, or a short reason why there is none. */
export type RedirectEnd = { resourceKey: string } | { why: 'redirect' | 'redirect loop' }

/** Follows redirects from a URL to a captured resource. */
export function followRedirects(
  { resourceByPageKey, redirectByPageKey }: CaptureIndex,
  redirect: Redirect,
): RedirectEnd {
  let resourceKey = toPageKey(redirect.targetUrl)
  for (let length = 1; length <= maxRedirects; length++) {
    if (resourceByPageKey.has(resourceKey)) return { resourceKey }
    const nextRedirect = redirectByPageKey.get(resourceKey)
    const nextKey = nextRedirect && toPageKey(nextRedirect.targetUrl)
    // A redirect from http to https, where neither was captured.
    if (nextKey === undefined || nextKey === resourceKey) return { why: 'redirect' }
    resourceKey = nextKey
  }
  return { why: 'redirect loop' }
}
