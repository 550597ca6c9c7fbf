import { pageKey } from '../../urls/page-key.ts'
import type { CaptureIndex, Redirect } from './capture-index.ts'

/** Browsers give up after twenty as well. */
const longestChain = 20

/** Where redirects end: in something captured, outside the file, or nowhere. */
export type RedirectEnd = { key: string } | { why: 'redirect' | 'redirect loop' }

/** Follows the redirects from a URL to what was captured in the end. */
export function followRedirects({ captured, redirects }: CaptureIndex, from: Redirect): RedirectEnd {
  let key = pageKey(from.target)
  for (let length = 1; length <= longestChain; length++) {
    if (captured.has(key)) return { key }
    const next = redirects.get(key)
    const nextKey = next && pageKey(next.target)
    // From http to https, where neither was captured.
    if (nextKey === undefined || nextKey === key) return { why: 'redirect' }
    key = nextKey
  }
  return { why: 'redirect loop' }
}
