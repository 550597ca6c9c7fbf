import type { RenderContext } from '../../representation.ts'
import { createStylesheet } from './style.ts'

/** Policies by stylesheet. There is one stylesheet for most pages, and one for each edition with an accent colour. */
const policiesByStylesheet = new Map<string, string>()

/**
 * Creates the Content-Security-Policy for pages: no scripts, nothing from third parties, and the inline stylesheet by
 * its hash (CSP3 §2.3.1). `connect-src` lets auditing tools fetch robots.txt from within the page.
 */
export async function createContentSecurityPolicy(context: Pick<RenderContext, 'edition'>): Promise<string> {
  const stylesheet = createStylesheet(context)
  const cachedPolicy = policiesByStylesheet.get(stylesheet)
  if (cachedPolicy !== undefined) return cachedPolicy
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(stylesheet))
  const stylesheetHash = btoa(String.fromCharCode(...new Uint8Array(digest)))
  const policy = `${strictPolicy}; style-src 'sha256-${stylesheetHash}'; img-src 'self'; connect-src 'self'; form-action 'self'`
  policiesByStylesheet.set(stylesheet, policy)
  return policy
}

/** The Content-Security-Policy for everything except pages and pictures, and the basis of the policy for pages. */
export const strictPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
