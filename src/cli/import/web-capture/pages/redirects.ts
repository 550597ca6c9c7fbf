import { toPageKey } from '../../urls/page-key.ts'
import type { CaptureIndex, PageRedirect } from './capture-index.ts'

/** Maximum number of redirects to follow; browsers, too, give up after twenty. */
const maxRedirectCount = 20

/**
 * The end of a chain of redirects: the page key of a captured resource, or the reason for skipping the chain.
 */
export type RedirectDestinationOrSkipReason =
  | { pageKey: string }
  | { skipReason: 'redirect' | 'redirect loop' }

/** Follows a redirect, and any that come after it, to a captured resource. */
export function followRedirects(
  { resourceByPageKey, redirectByPageKey }: CaptureIndex,
  redirect: PageRedirect,
): RedirectDestinationOrSkipReason {
  let pageKey = toPageKey(redirect.targetUrl)
  for (let redirectCount = 1; redirectCount <= maxRedirectCount; redirectCount++) {
    if (resourceByPageKey.has(pageKey)) return { pageKey }
    const nextRedirect = redirectByPageKey.get(pageKey)
    const nextPageKey = nextRedirect && toPageKey(nextRedirect.targetUrl)
    // The chain ends here, or continues only to another URL of the same page, for example from http to https.
    if (nextPageKey === undefined || nextPageKey === pageKey) return { skipReason: 'redirect' }
    pageKey = nextPageKey
  }
  return { skipReason: 'redirect loop' }
}
