import { cacheBypassStatus } from '../../http/cache-status.ts'
import type { ArchiveSettings } from '../../model/edition.ts'
import { strictPolicy } from '../../representation/html/frame/content-security-policy.ts'

/** Default headers of every response. Pages and pictures have their own policies. */
const defaultHeaders = {
  'content-security-policy': strictPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cache-status': cacheBypassStatus,
}

/** Two years, in seconds: the lifetime that hstspreload.org recommends. */
const hstsMaxAgeSeconds = 63_072_000

/** Headers that scripts from other origins may read, in addition to those that CORS always exposes (Fetch §3.3.3). */
const exposedHeaders = 'ETag, Link, Content-Location, Cache-Status'

/** Adds those default headers (DESIGN §4) that a response does not have yet. */
export function addDefaultHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(defaultHeaders)) if (!headers.has(name)) headers.set(name, value)
}

/**
 * Adds HSTS (RFC 6797). It covers subdomains only if the archive's configuration says so, because an edition's host
 * may be the newspaper's own domain.
 */
export function addTransportSecurity(headers: Headers, archive: ArchiveSettings): void {
  const subdomainsDirective = archive.hsts === 'subdomains' ? '; includeSubDomains' : ''
  headers.set('strict-transport-security', `max-age=${hstsMaxAgeSeconds}${subdomainsDirective}`)
}

/**
 * Adds the CORS headers that let scripts from every origin read a response. This is safe because no response depends
 * on the reader.
 */
export function addCrossOriginHeaders(headers: Headers): void {
  headers.set('access-control-allow-origin', '*')
  headers.set('access-control-expose-headers', exposedHeaders)
}
