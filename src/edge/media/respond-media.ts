import { formatCacheStatus } from '../../http/cache-status.ts'
import { matchesEtag, satisfiesIfRange } from '../../http/conditional.ts'
import { type ByteRange, parseRange } from '../../http/range.ts'
import { createProblemResponse } from '../response/refusal.ts'

/** A store of pictures. */
export interface MediaStore {
  /**
   * Reads part of the picture with this name, or returns `null` if there is none. The stream ends early if the bytes
   * are corrupt.
   */
  read(name: string, range: ByteRange): Promise<ReadableStream | null>
}

/** A picture that a client requested. */
interface RequestedPicture {
  address: string
  mediaType: string
  /** Size in bytes. */
  size: number
  /** True if the outcome was cached. The outcome does not include the picture's bytes. */
  hit: boolean
}

/** Content-Security-Policy of pictures. An SVG must not run scripts, even if it is opened on its own. */
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

const createPictureHeaders = ({ mediaType, size, hit }: RequestedPicture, etag: string) =>
  new Headers({
    'content-security-policy': picturePolicy,
    'content-type': mediaType,
    'content-length': String(size),
    'cache-control': 'public, max-age=86400',
    'accept-ranges': 'bytes',
    'cache-status': formatCacheStatus(hit),
    etag,
  })

/** Creates the 416 (RFC 9110 §15.5.17). It is never stored, because other ranges may be satisfiable. */
const createUnsatisfiableResponse = ({ size, hit }: RequestedPicture) =>
  createProblemResponse(
    { status: 416, detail: `The picture has ${size} bytes.` },
    { 'content-range': `bytes */${size}`, 'cache-status': formatCacheStatus(hit) },
  )

/**
 * Responds with a picture, or with the part of it that `Range` selects (RFC 9110 §14). @throws if it cannot be read
 */
export async function respondWithMedia(
  request: Request,
  picture: RequestedPicture,
  store: MediaStore,
): Promise<Response> {
  const { address, size } = picture
  const name = address.slice(address.lastIndexOf('/') + 1)
  const etag = `"${name.slice(0, 64)}"`
  const headers = createPictureHeaders(picture, etag)
  if (matchesEtag(request.headers.get('if-none-match'), etag)) {
    headers.delete('content-length')
    return new Response(null, { status: 304, headers })
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  const ignoresRange = !satisfiesIfRange(request.headers.get('if-range'), etag)
  const range = ignoresRange ? null : parseRange(request.headers.get('range'), size)
  if (range === 'unsatisfiable') return createUnsatisfiableResponse(picture)
  const body = await store.read(name, range ?? { first: 0, last: size - 1 })
  if (!body) throw new Error(`the picture ${name} cannot be read`)
  if (!range) return new Response(body, { headers })
  headers.set('content-range', `bytes ${range.first}-${range.last}/${size}`)
  headers.set('content-length', String(range.last - range.first + 1))
  return new Response(body, { status: 206, headers })
}
