import { cacheBypassStatus } from '../../http/cache-status.ts'
import type { ArchiveSettings } from '../../model/edition.ts'
import { strictPolicy } from '../../representation/html/frame/content-security-policy.ts'

/** Default headers of every response. Pages and pictures have policies of their own. */
const defaultHeaders = {
  'content-security-policy': strictPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cache-status': cacheBypassStatus,
}

/** Two years, in seconds: the minimum that browsers' preload lists accept. */
const hstsMaxAgeSeconds = 63_072_000

/** Headers that a script of another origin may read, besides those that CORS always exposes (Fetch §3.3.3). */
const exposedHeaders = 'ETag, Link, Content-Location, Cache-Status'

/** Adds the default headers (DESIGN §4) that a response lacks. */
export function addDefaultHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(defaultHeaders)) if (!headers.has(name)) headers.set(name, value)
}

/**
 * Adds HSTS (RFC 6797). It covers subdomains only if the archive's configuration says so, since the host of an
 * edition may be the newspaper's own domain.
 */
export function addTransportSecurity(headers: Headers, archive: ArchiveSettings): void {
  const subdomainsDirective = archive.hsts === 'subdomains' ? '; includeSubDomains' : ''
  headers.set('strict-transport-security', `max-age=${hstsMaxAgeSeconds}${subdomainsDirective}`)
}

/** Adds the CORS headers that let scripts of every origin read a response: no response depends on the reader. */
export function addCrossOriginHeaders(headers: Headers): void {
  headers.set('access-control-allow-origin', '*')
  headers.set('access-control-expose-headers', exposedHeaders)
}
