import { toPageKey } from '../../urls/page-key.ts'
import type { CaptureIndex, Redirect } from './capture-index.ts'

/** Browsers also give up after twenty redirects. */
const maxRedirectCount = 20

/** The end of a chain of redirects: a captured resource, or a short reason why there is none. */
export type RedirectDestination = { pageKey: string } | { skipReason: 'redirect' | 'redirect loop' }

/** Follows redirects from a URL to a captured resource. */
export function followRedirects(
  { resourceByPageKey, redirectByPageKey }: CaptureIndex,
  redirect: Redirect,
): RedirectDestination {
  let pageKey = toPageKey(redirect.targetUrl)
  for (let redirectCount = 1; redirectCount <= maxRedirectCount; redirectCount++) {
    if (resourceByPageKey.has(pageKey)) return { pageKey }
    const nextRedirect = redirectByPageKey.get(pageKey)
    const nextPageKey = nextRedirect && toPageKey(nextRedirect.targetUrl)
    // A redirect from http to https, where neither was captured.
    if (nextPageKey === undefined || nextPageKey === pageKey) return { skipReason: 'redirect' }
    pageKey = nextPageKey
  }
  return { skipReason: 'redirect loop' }
}
