import { acceptsGzip } from '../../http/accept-encoding.ts'
import { cacheStatus } from '../../http/cache-status.ts'
import { etagMatches } from '../../http/conditional.ts'
import { needsOwnCompression } from '../../http/precompressed.ts'
import { addressToPath, explicitAddress } from '../../model/address.ts'
import type { ArchiveSettings } from '../../model/edition.ts'
import { representations } from '../../representation/index.ts'
import type { Representation } from '../../representation/representation.ts'
import { addCrossOrigin, addTransportSecurity, securityHeaders } from '../response/shared-headers.ts'
import type { Choice } from './choose.ts'
import type { Variant } from './variants.ts'

/** A response without its body, which is the variant's: what is kept of a decision must not keep a body alive. */
export interface Answer {
  status: number
  headers: Headers
  etag: string | null
  /** Whether the edge leaves this type uncompressed. */
  compress: boolean
}

/** Client lifetimes in seconds: short, since a later release may say otherwise. */
const lifetimes: Record<number, string> = {
  200: 'max-age=300, stale-while-revalidate=60',
  301: 'max-age=300',
  410: 'max-age=300',
  451: 'max-age=300',
  300: 'max-age=60',
  404: 'max-age=60',
}

const isHtml = (variant: Variant) => variant.headers.get('content-type')?.startsWith('text/html') ?? true

/** A cache that ignores `Vary` must never hand a program's form to a reader: those are `private`. */
function cacheControlOf({ variant, explicit }: Choice): string {
  const lifetime = lifetimes[variant.status]
  if (lifetime === undefined) return 'no-store'
  return `${isHtml(variant) || (explicit && variant.status === 200) ? 'public' : 'private'}, ${lifetime}`
}

const representationNamed = (name: string): Representation | null =>
  representations.find((each) => each.name === name) ?? null

function locationOf({ variant, explicit, representation }: Choice): string | null {
  const location = variant.headers.get('location') ?? null
  if (location === null || !explicit) return location
  return explicitAddress(location, representationNamed(representation)?.extension ?? null)
}

/** What `Variant` says to the client too. */
const passedOn = [
  'content-type',
  'content-language',
  'content-security-policy',
  'etag',
  'link',
  'x-robots-tag',
]

/** Headers by case (DESIGN §4, Responses). */
export function answerOf(choice: Choice, archive: ArchiveSettings, hit: boolean): Answer {
  const { variant, explicit, representation, address } = choice
  const headers = new Headers(securityHeaders)
  addTransportSecurity(headers, archive)
  addCrossOrigin(headers)
  for (const name of passedOn) {
    const value = variant.headers.get(name)
    if (value !== undefined) headers.set(name, value)
  }
  const location = locationOf(choice)
  if (location !== null) headers.set('location', location)
  headers.set('cache-control', cacheControlOf(choice))
  headers.set('cache-status', cacheStatus(hit))
  const compress = needsOwnCompression(variant.headers.get('content-type') ?? '', variant.body.byteLength)
  if (!explicit || variant.status !== 200) headers.set('vary', 'Accept')
  if (compress) headers.append('vary', 'Accept-Encoding')
  if (!isHtml(variant) && !explicit && variant.status === 200) {
    const extension = representationNamed(representation)?.extension ?? null
    headers.set('content-location', addressToPath(explicitAddress(address, extension)))
    headers.set('x-robots-tag', 'noindex')
  }
  return {
    status: variant.status,
    headers,
    etag: variant.status === 200 ? (variant.headers.get('etag') ?? null) : null,
    compress,
  }
}

/** The headers that a 304 carries (RFC 9110 §15.4.5). */
const notModifiedHeaders = [
  'etag',
  'vary',
  'cache-control',
  'content-location',
  'cache-status',
  'access-control-allow-origin',
  'access-control-expose-headers',
]

function notModified({ headers }: Answer): Response {
  const kept = notModifiedHeaders.flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  return new Response(null, { status: 304, headers: kept })
}

/** Cloudflare's edge and Miniflare both rewrite `Accept-Encoding` and keep the client's own beside it. */
const acceptEncodingOf = ({ cf, headers }: Request): string | null =>
  typeof cf?.clientAcceptEncoding === 'string' ? cf.clientAcceptEncoding : headers.get('accept-encoding')

/** The response to one request: preconditions are evaluated once, here, at the end (RFC 9110 §13.2.1). */
export function respond(request: Request, answer: Answer, body: ArrayBuffer): Response {
  const ifNoneMatch = request.headers.get('if-none-match')
  if (ifNoneMatch !== null && answer.etag !== null && etagMatches(ifNoneMatch, answer.etag))
    return notModified(answer)
  const { status, headers } = answer
  const sent = request.method === 'HEAD' || status === 301 ? null : body
  if (!answer.compress || !acceptsGzip(acceptEncodingOf(request)))
    return new Response(sent, { status, headers })
  const encoded = new Headers(headers)
  encoded.set('content-encoding', 'gzip')
  return new Response(sent, { status, headers: encoded })
}
