import type { RenderContext } from '../../representation.ts'
import { createStylesheet } from './style.ts'

/** Policies by stylesheet: one, and one more for each edition with an accent colour. */
const policies = new Map<string, string>()

/**
 * The Content-Security-Policy of pages: no scripts, nothing from third parties, and the inline stylesheet by its hash (CSP3
 * §2.3.1). `connect-src` lets auditing tools fetch robots.txt from within the page.
 */
export async function createContentSecurityPolicy(context: Pick<RenderContext, 'edition'>): Promise<string> {
  const style = createStylesheet(context)
  const cachedPolicy = policies.get(style)
  if (cachedPolicy !== undefined) return cachedPolicy
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)))
  const policy = `${strictPolicy}; style-src 'sha256-${hash}'; img-src 'self'; connect-src 'self'; form-action 'self'`
  policies.set(style, policy)
  return policy
}

/** The Content-Security-Policy of everything but pages. */
export const strictPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
