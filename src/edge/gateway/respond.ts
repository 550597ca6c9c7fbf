import { acceptsGzip } from '../../http/accept-encoding.ts'
import { formatCacheStatus } from '../../http/cache-status.ts'
import { matchesEtag } from '../../http/conditional.ts'
import { needsOwnCompression } from '../../http/own-compression.ts'
import { addressToPath, toExplicitAddress } from '../../model/address.ts'
import type { ArchiveSettings } from '../../model/edition.ts'
import { findRepresentation } from '../../representation/index.ts'
import { addCrossOriginHeaders, addDefaultHeaders, addTransportSecurity } from '../response/shared-headers.ts'
import type { Bytes, ContentHeaders, Outcome } from '../variant/outcome.ts'
import type { ChosenVariant } from './choose-variant.ts'

/** A response without its body, so that a remembered head keeps no body in memory. */
export interface ResponseHead {
  status: number
  headers: Headers
  /** Entity tag for preconditions; `null` when they do not apply. */
  etag: string | null
  /** True when the Worker compresses, since Cloudflare's edge leaves this type as it is. */
  compress: boolean
}

/** Lifetimes at clients, in seconds: short, since a later release may differ. */
const lifetimes: Record<number, string> = {
  200: 'max-age=300, stale-while-revalidate=60',
  301: 'max-age=300',
  410: 'max-age=300',
  451: 'max-age=300',
  300: 'max-age=60',
  404: 'max-age=60',
}

/** Only HTML and explicit URLs are `public`: a cache that ignores `Vary` must never send a program's JSON to a reader. */
const cacheControl = (status: number, isShared: boolean) =>
  `${isShared ? 'public' : 'private'}, ${lifetimes[status] ?? 'no-store'}`

const extensionOf = (representation: string) => findRepresentation(representation)?.extension ?? null

/** A variant whose response consists of a head and the outcome's body, so that it can be remembered. */
export type MemorableVariant = ChosenVariant & {
  outcome: Extract<Outcome, { kind: 'document' | 'absence' | 'redirect' }>
}

function documentHeaders(
  { headers: content }: Extract<Outcome, { kind: 'document' }>,
  chosen: ChosenVariant,
): Headers {
  const { representation, address, explicit } = chosen
  const headers = new Headers(content)
  const isHtml = representation === 'html'
  if (!headers.has('cache-control')) headers.set('cache-control', cacheControl(200, isHtml || explicit))
  if (!explicit) headers.set('vary', 'Accept')
  if (explicit || isHtml) return headers
  headers.set('content-location', addressToPath(toExplicitAddress(address, extensionOf(representation))))
  headers.set('x-robots-tag', 'noindex')
  return headers
}

function absenceHeaders(content: ContentHeaders, status: number, isHtml: boolean): Headers {
  const headers = new Headers(content)
  headers.set('cache-control', cacheControl(status, isHtml))
  headers.set('vary', 'Accept')
  return headers
}

/** A redirect keeps the extension of an explicit URL. */
function redirectHeaders(location: string, { explicit, representation }: ChosenVariant): Headers {
  const extension = explicit ? extensionOf(representation) : null
  return new Headers({
    location: toExplicitAddress(location, extension),
    'cache-control': cacheControl(301, true),
    vary: 'Accept',
  })
}

function createStatusAndHeaders(chosen: MemorableVariant): [status: number, headers: Headers] {
  const { outcome } = chosen
  switch (outcome.kind) {
    case 'document':
      return [200, documentHeaders(outcome, chosen)]
    case 'absence': {
      const isHtml = chosen.representation === 'html'
      return [outcome.status, absenceHeaders(outcome.headers, outcome.status, isHtml)]
    }
    case 'redirect':
      return [301, redirectHeaders(outcome.location, chosen)]
  }
}

/** Status and headers for a chosen variant (DESIGN §4, Responses). */
export function createResponseHead(chosen: MemorableVariant, archive: ArchiveSettings): ResponseHead {
  const { outcome } = chosen
  const [status, headers] = createStatusAndHeaders(chosen)
  headers.set('cache-status', formatCacheStatus(chosen.hit))
  addDefaultHeaders(headers)
  addTransportSecurity(headers, archive)
  addCrossOriginHeaders(headers)
  const compress =
    'body' in outcome && needsOwnCompression(headers.get('content-type') ?? '', outcome.body.byteLength)
  if (compress) headers.append('vary', 'Accept-Encoding')
  return { status, headers, etag: headers.get('etag'), compress }
}

/** Marks a head as that of a response from the isolate's memory. */
export function markAsHit(head: ResponseHead): ResponseHead {
  const headers = new Headers(head.headers)
  headers.set('cache-status', formatCacheStatus(true))
  return { ...head, headers }
}

/** Headers of a 304: those that update the stored response (RFC 9110 §15.4.5), and those that every response needs. */
const notModifiedHeaders = [
  'etag',
  'vary',
  'cache-control',
  'content-location',
  'cache-status',
  'strict-transport-security',
  'access-control-allow-origin',
  'access-control-expose-headers',
]

function notModifiedResponse({ headers }: ResponseHead): Response {
  const entries = notModifiedHeaders.flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  return new Response(null, { status: 304, headers: entries })
}

/** Cloudflare's edge and Miniflare both rewrite `Accept-Encoding`, and pass the client's own value beside it. */
const acceptEncodingOf = ({ cf, headers }: Request): string | null =>
  typeof cf?.clientAcceptEncoding === 'string' ? cf.clientAcceptEncoding : headers.get('accept-encoding')

/** The response to one request; preconditions are evaluated once, here, at the end (RFC 9110 §13.2.1). */
export function applyPreconditions(request: Request, head: ResponseHead, body: Bytes | null): Response {
  const ifNoneMatch = request.headers.get('if-none-match')
  if (ifNoneMatch !== null && head.etag !== null && matchesEtag(ifNoneMatch, head.etag))
    return notModifiedResponse(head)
  const { status, headers } = head
  const sentBody = request.method === 'HEAD' ? null : body
  if (!head.compress || !acceptsGzip(acceptEncodingOf(request)))
    return new Response(sentBody, { status, headers })
  const encodedHeaders = new Headers(headers)
  encodedHeaders.set('content-encoding', 'gzip')
  return new Response(sentBody, { status, headers: encodedHeaders })
}
