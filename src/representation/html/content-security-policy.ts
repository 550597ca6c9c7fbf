import type { RenderContext } from '../representation.ts'
import { styleFor } from './style.ts'

/** By stylesheet: there is one, and one more for each edition with a colour of its own. */
const policies = new Map<string, string>()

/**
 * The Content-Security-Policy of our pages: no script anywhere, nothing from a third party, and the one inline
 * stylesheet by its hash (CSP3 §2.3.1). `connect-src` is for auditors, who fetch robots.txt as the page would.
 */
export async function contentSecurityPolicy(context: Pick<RenderContext, 'edition'>): Promise<string> {
  const style = styleFor(context)
  const known = policies.get(style)
  if (known !== undefined) return known
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)))
  const policy = `${strictPolicy}; style-src 'sha256-${hash}'; img-src 'self'; connect-src 'self'; form-action 'self'`
  policies.set(style, policy)
  return policy
}

/** What everything that is not a page is sent with. */
export const strictPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
