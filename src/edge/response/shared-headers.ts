import type { ArchiveSettings } from '../../model/edition.ts'
import { strictPolicy } from '../../representation/html/content-security-policy.ts'

/** Sent with every response; a page's own policy takes the place of the strict one. */
export const securityHeaders: Record<string, string> = {
  'content-security-policy': strictPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
}

/** Two years, in seconds: what browsers' preload lists ask for. */
const secureFor = 63_072_000

/**
 * Adds HSTS, as the archive configures it. Its own host alone must be asked for by HTTPS, unless the archive says that its
 * subdomains are its too (RFC 6797 §6.1.2): an edition's host may be a newspaper's own domain.
 */
export function addTransportSecurity(headers: Headers, { hsts }: ArchiveSettings): void {
  const subdomains = hsts === 'subdomains' ? '; includeSubDomains' : ''
  headers.set('strict-transport-security', `max-age=${secureFor}${subdomains}`)
}

/** Headers that a script of another origin may read, beside the few that it always may (Fetch §3.3.3). */
const exposed = 'ETag, Link, Content-Location, Cache-Status'

/** Lets scripts of every origin read an answer: nothing in the archive depends on who asks. */
export function addCrossOrigin(headers: Headers): void {
  headers.set('access-control-allow-origin', '*')
  headers.set('access-control-expose-headers', exposed)
}
