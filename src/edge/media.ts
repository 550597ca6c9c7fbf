import { etagMatches } from '../http/conditional.ts'
import { type ByteRange, parseRange } from '../http/range.ts'
import { securityHeaders } from './answer.ts'
import type { Variant } from './variants.ts'

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

function headersFor(variant: Variant, name: string, size: number): Headers {
  return new Headers({
    ...securityHeaders,
    'content-security-policy': policy,
    'content-type': variant.headers.get('content-type') ?? 'application/octet-stream',
    'content-length': String(size),
    'cache-control': 'public, max-age=86400',
    'access-control-allow-origin': '*',
    'accept-ranges': 'bytes',
    etag: `"${name.slice(0, 64)}"`,
  })
}

/** A picture, or the part of it that is asked for (RFC 9110 §14), by its name. @throws when it cannot be read */
export async function respondMedia(
  request: Request,
  { variant, address }: { variant: Variant; address: string },
  store: MediaStore,
): Promise<Response> {
  const name = address.slice(address.lastIndexOf('/') + 1)
  const size = Number(variant.headers.get(mediaSizeHeader))
  const headers = headersFor(variant, name, size)
  const ifNoneMatch = request.headers.get('if-none-match')
  if (ifNoneMatch !== null && etagMatches(ifNoneMatch, headers.get('etag') ?? '')) {
    headers.delete('content-length')
    return new Response(null, { status: 304, headers })
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  const range = parseRange(request.headers.get('range'), size)
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`)
    headers.delete('content-length')
    return new Response(null, { status: 416, headers })
  }
  const body = await store.read(name, range ?? { first: 0, last: size - 1 })
  if (!body) throw new Error(`the picture ${name} cannot be read`)
  if (!range) return new Response(body, { headers })
  headers.set('content-range', `bytes ${range.first}-${range.last}/${size}`)
  headers.set('content-length', String(range.last - range.first + 1))
  return new Response(body, { status: 206, headers })
}
