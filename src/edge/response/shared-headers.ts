import { cacheBypassStatus } from '../../http/cache-status.ts'
import type { ArchiveSettings } from '../../model/edition.ts'
import { strictPolicy } from '../../representation/html/frame/content-security-policy.ts'

/** Defaults for every response; a page and a picture have policies of their own. */
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

/** Adds the default headers (DESIGN §4) that a response does not have yet. */
export function addDefaultHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(defaultHeaders)) if (!headers.has(name)) headers.set(name, value)
}

/**
 * Adds HSTS. It covers only the host, unless the archive's configuration includes its subdomains (RFC 6797
 * §6.1.2), since an edition's host may be a newspaper's own domain.
 */
export function addTransportSecurity(headers: Headers, archive: ArchiveSettings): void {
  const subdomainsDirective = archive.hsts === 'subdomains' ? '; includeSubDomains' : ''
  headers.set('strict-transport-security', `max-age=${hstsMaxAgeSeconds}${subdomainsDirective}`)
}

/** Lets scripts of every origin read a response: nothing in the archive depends on the reader. */
export function addCrossOriginHeaders(headers: Headers): void {
  headers.set('access-control-allow-origin', '*')
  headers.set('access-control-expose-headers', exposedHeaders)
}
