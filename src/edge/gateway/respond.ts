import { acceptsGzip } from '../../http/accept-encoding.ts'
import { formatCacheStatus } from '../../http/cache-status.ts'
import { matchesEtag } from '../../http/conditional.ts'
import { needsWorkerCompression } from '../../http/worker-compression.ts'
import { encodeAddress, toExplicitAddress } from '../../model/address.ts'
import type { ArchiveSettings } from '../../model/edition.ts'
import { findRepresentation } from '../../representation/index.ts'
import { addCrossOriginHeaders, addDefaultHeaders, addTransportSecurity } from '../response/shared-headers.ts'
import type { BodyBytes, ContentHeaders, Outcome } from '../variant/outcome.ts'
import type { ChosenVariant } from './choose-variant.ts'

/** The head of a response, which can be remembered without the body. */
export interface ResponseHead {
  status: number
  headers: Headers
  /** The entity tag for preconditions. `null` if the response has none; preconditions then do not apply. */
  etag: string | null
  /** True if the Worker compresses the body, because Cloudflare's edge does not compress this media type. */
  compress: boolean
  /** The headers of a 304, once one has been sent. Selecting them again would cost as much as the rest of a 304. */
  notModifiedHeaders: Headers | null
}

/** Lifetimes at clients, by status. They are short, because the next release may differ. */
const lifetimeDirectivesByStatus: Record<number, string> = {
  200: 'max-age=300, stale-while-revalidate=60',
  301: 'max-age=300',
  410: 'max-age=300',
  451: 'max-age=300',
  300: 'max-age=60',
  404: 'max-age=60',
}

/**
 * Formats `Cache-Control`. A negotiated response other than HTML must not be `public`: a cache that ignores `Vary`
 * could serve it to a reader.
 */
const formatCacheControl = (status: number, isPublic: boolean) =>
  `${isPublic ? 'public' : 'private'}, ${lifetimeDirectivesByStatus[status] ?? 'no-store'}`

const extensionOf = (representationName: string) => findRepresentation(representationName)?.extension ?? null

/** A variant whose response consists of just a head and the outcome's body, so that it can be remembered. */
export type RememberableVariant = ChosenVariant & {
  outcome: Extract<Outcome, { kind: 'document' | 'absence' | 'redirect' }>
}

function createDocumentHeaders(
  { headers: contentHeaders }: Extract<Outcome, { kind: 'document' }>,
  chosenVariant: ChosenVariant,
): Headers {
  const { representation, address, isExplicit } = chosenVariant
  const headers = new Headers(contentHeaders)
  const isHtml = representation === 'html'
  if (!headers.has('cache-control'))
    headers.set('cache-control', formatCacheControl(200, isHtml || isExplicit))
  if (!isExplicit) headers.set('vary', 'Accept')
  if (isExplicit || isHtml) return headers
  headers.set('content-location', encodeAddress(toExplicitAddress(address, extensionOf(representation))))
  headers.set('x-robots-tag', 'noindex')
  return headers
}

function createAbsenceHeaders(contentHeaders: ContentHeaders, status: number, isHtml: boolean): Headers {
  const headers = new Headers(contentHeaders)
  headers.set('cache-control', formatCacheControl(status, isHtml))
  headers.set('vary', 'Accept')
  return headers
}

/** Creates the headers of a redirect. An explicit URL redirects to a target with the same extension. */
function createRedirectHeaders(location: string, { isExplicit, representation }: ChosenVariant): Headers {
  const extension = isExplicit ? extensionOf(representation) : null
  return new Headers({
    location: toExplicitAddress(location, extension),
    'cache-control': formatCacheControl(301, true),
    vary: 'Accept',
  })
}

function createStatusAndHeaders(variant: RememberableVariant): [status: number, headers: Headers] {
  const { outcome } = variant
  switch (outcome.kind) {
    case 'document':
      return [200, createDocumentHeaders(outcome, variant)]
    case 'absence': {
      const isHtml = variant.representation === 'html'
      return [outcome.status, createAbsenceHeaders(outcome.headers, outcome.status, isHtml)]
    }
    case 'redirect':
      return [301, createRedirectHeaders(outcome.location, variant)]
  }
}

/** Creates the status and headers for a chosen variant (DESIGN §4, Responses). */
export function createResponseHead(variant: RememberableVariant, archive: ArchiveSettings): ResponseHead {
  const { outcome } = variant
  const [status, headers] = createStatusAndHeaders(variant)
  headers.set('cache-status', formatCacheStatus(variant.hit))
  addDefaultHeaders(headers)
  addTransportSecurity(headers, archive)
  addCrossOriginHeaders(headers)
  const compress =
    'body' in outcome && needsWorkerCompression(headers.get('content-type') ?? '', outcome.body.byteLength)
  if (compress) headers.append('vary', 'Accept-Encoding')
  return { status, headers, etag: headers.get('etag'), compress, notModifiedHeaders: null }
}

/** Copies a head for responses from the isolate's memory. The copy's `Cache-Status` reports a hit. */
export function copyAsCacheHit(head: ResponseHead): ResponseHead {
  const headers = new Headers(head.headers)
  headers.set('cache-status', formatCacheStatus(true))
  return { ...head, headers, notModifiedHeaders: null }
}

/**
 * Headers of a 304: those that update the stored response (RFC 9110 §15.4.5), and those that every response must
 * have.
 */
const notModifiedHeaderNames = [
  'etag',
  'vary',
  'cache-control',
  'content-location',
  'cache-status',
  'strict-transport-security',
  'access-control-allow-origin',
  'access-control-expose-headers',
]

function selectNotModifiedHeaders(headers: Headers): Headers {
  const presentHeaders = notModifiedHeaderNames.flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  return new Headers(presentHeaders)
}

function createNotModifiedResponse(head: ResponseHead): Response {
  head.notModifiedHeaders ??= selectNotModifiedHeaders(head.headers)
  return new Response(null, { status: 304, headers: head.notModifiedHeaders })
}

/**
 * Returns the client's `Accept-Encoding`. Cloudflare's edge and Miniflare rewrite this header and pass the original
 * value in `cf`.
 */
const readAcceptEncoding = ({ cf, headers }: Request): string | null =>
  typeof cf?.clientAcceptEncoding === 'string' ? cf.clientAcceptEncoding : headers.get('accept-encoding')

/** Creates the response to a request from a head and a body. Evaluates preconditions last (RFC 9110 §13.2.1). */
export function createConditionalResponse(
  request: Request,
  head: ResponseHead,
  body: BodyBytes | null,
): Response {
  const ifNoneMatch = request.headers.get('if-none-match')
  if (ifNoneMatch !== null && head.etag !== null && matchesEtag(ifNoneMatch, head.etag))
    return createNotModifiedResponse(head)
  const { status, headers } = head
  const sentBody = request.method === 'HEAD' ? null : body
  if (!head.compress || !acceptsGzip(readAcceptEncoding(request)))
    return new Response(sentBody, { status, headers })
  const gzipHeaders = new Headers(headers)
  gzipHeaders.set('content-encoding', 'gzip')
  return new Response(sentBody, { status, headers: gzipHeaders })
}
