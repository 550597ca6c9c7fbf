import { cacheStatus } from '../../http/cache-status.ts'
import { etagMatches, ifRangeHolds } from '../../http/conditional.ts'
import { type ByteRange, parseRange } from '../../http/range.ts'
import type { Variant } from '../gateway/variants.ts'
import { problem } from '../response/problem-response.ts'
import { securityHeaders } from '../response/shared-headers.ts'

/** Where pictures are kept. */
export interface MediaStore {
  /** A part of the bytes under a name; `null` when there are none. It ends too early where they are not the picture. */
  read(name: string, range: ByteRange): Promise<ReadableStream | null>
}

/** Between `Variant` and the gateway only: the size of the picture that is at an address. */
export const mediaSizeHeader = 'morgue-media-size'

/** Whether a variant says that a picture is at the address, instead of being a document itself. */
export const isMedia = ({ headers }: Variant): boolean => headers.has(mediaSizeHeader)

/** A picture never runs anything, an SVG opened by itself included. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

interface Picture {
  variant: Variant
  address: string
  /** Whether the variant was kept from before; of the picture's bytes the archive keeps none. */
  hit: boolean
}

function headersFor({ variant, hit }: Picture, name: string, size: number): Headers {
  return new Headers({
    ...securityHeaders,
    'content-security-policy': policy,
    'content-type': variant.headers.get('content-type') ?? 'application/octet-stream',
    'content-length': String(size),
    'cache-control': 'public, max-age=86400',
    'accept-ranges': 'bytes',
    'cache-status': cacheStatus(hit),
    etag: `"${name.slice(0, 64)}"`,
  })
}

/** 416: a problem document, never stored, since another range is satisfiable (RFC 9110 §15.5.17). */
const unsatisfiable = (request: Request, size: number, hit: boolean) =>
  problem(
    request,
    { status: 416, title: 'Range not satisfiable', detail: `The picture has ${size} bytes.` },
    { 'content-range': `bytes */${size}`, 'cache-status': cacheStatus(hit) },
  )

/** A picture, or the part of it that is asked for (RFC 9110 §14), by its name. @throws when it cannot be read */
export async function respondMedia(request: Request, picture: Picture, store: MediaStore): Promise<Response> {
  const name = picture.address.slice(picture.address.lastIndexOf('/') + 1)
  const size = Number(picture.variant.headers.get(mediaSizeHeader))
  const headers = headersFor(picture, name, size)
  const ifNoneMatch = request.headers.get('if-none-match')
  if (ifNoneMatch !== null && etagMatches(ifNoneMatch, headers.get('etag') ?? '')) {
    headers.delete('content-length')
    return new Response(null, { status: 304, headers })
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  const range = ifRangeHolds(request.headers.get('if-range'), headers.get('etag') ?? '')
    ? parseRange(request.headers.get('range'), size)
    : null
  if (range === 'unsatisfiable') return unsatisfiable(request, size, picture.hit)
  const body = await store.read(name, range ?? { first: 0, last: size - 1 })
  if (!body) throw new Error(`the picture ${name} cannot be read`)
  if (!range) return new Response(body, { headers })
  headers.set('content-range', `bytes ${range.first}-${range.last}/${size}`)
  headers.set('content-length', String(range.last - range.first + 1))
  return new Response(body, { status: 206, headers })
}
