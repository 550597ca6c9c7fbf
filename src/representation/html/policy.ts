import { style } from './style.ts'

let policy: string | null = null

/**
 * The Content-Security-Policy of our pages: no script anywhere, nothing from a third party, and the one inline
 * stylesheet by its hash (CSP3 §2.3.1).
 */
export async function contentSecurityPolicy(): Promise<string> {
  if (policy === null) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)))
    policy = `${strictPolicy}; style-src 'sha256-${hash}'; img-src 'self'; form-action 'self'`
  }
  return policy
}

/** What everything that is not a page is sent with. */
export const strictPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
