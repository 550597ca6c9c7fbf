/** Headers of a representation that clients receive unchanged. */
const contentHeaderNames = [
  'content-type',
  'content-language',
  'content-security-policy',
  'etag',
  'link',
  'x-robots-tag',
]

/** Headers that describe a body. */
export type ContentHeaders = Readonly<Record<string, string>>

/** An encoded body. */
export type Bytes = ArrayBuffer | Uint8Array

/**
 * The exact result of a release for an address in one representation. The status of an absence is 300, 404, 410 or 451;
 * `available` lists names of representations; `location` is a path.
 */
export type Outcome =
  | { kind: 'document'; headers: ContentHeaders; body: Bytes; available: readonly string[] }
  | { kind: 'absence'; status: number; headers: ContentHeaders; body: Bytes }
  | { kind: 'redirect'; location: string }
  | { kind: 'media'; mediaType: string; size: number }
  | { kind: 'notOffered'; available: readonly string[] }

/** An outcome never changes: a year is the longest lifetime that caches honour. */
export const immutable = 'public, max-age=31536000'

const kindHeader = 'morgue-outcome'
const availableHeader = 'morgue-representations'
const sizeHeader = 'morgue-media-size'

/** Thrown when `Variant` responds with a failure instead of an outcome. */
export class VariantFailure extends Error {
  override name = 'VariantFailure'
  readonly status: number
  constructor(status: number) {
    super(`the variant cannot be read: ${status}`)
    this.status = status
  }
}

function toResponseParts(outcome: Outcome): {
  status: number
  body?: Bytes
  headers: Record<string, string>
} {
  switch (outcome.kind) {
    case 'document': {
      const { headers, body, available } = outcome
      return { status: 200, body, headers: { ...headers, [availableHeader]: available.join(' ') } }
    }
    case 'absence':
      return { status: outcome.status, body: outcome.body, headers: { ...outcome.headers } }
    case 'redirect':
      return { status: 301, headers: { location: outcome.location } }
    case 'media':
      return {
        status: 200,
        headers: { 'content-type': outcome.mediaType, [sizeHeader]: String(outcome.size) },
      }
    case 'notOffered':
      return { status: 406, headers: { [availableHeader]: outcome.available.join(' ') } }
  }
}

/** Writes an outcome as the response of the `Variant` entrypoint. */
export function toResponse(outcome: Outcome, cacheControl = immutable): Response {
  const { status, body = null, headers } = toResponseParts(outcome)
  return new Response(body, {
    status,
    headers: { ...headers, [kindHeader]: outcome.kind, 'cache-control': cacheControl },
  })
}

const readContentHeaders = (headers: Headers): ContentHeaders =>
  Object.fromEntries(
    contentHeaderNames.flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )

/** Reads the outcome from a response of `toResponse`. @throws VariantFailure for any other response */
export async function fromResponse(response: Response): Promise<Outcome> {
  const { headers } = response
  const available = headers.get(availableHeader)?.split(' ').filter(Boolean) ?? []
  switch (headers.get(kindHeader)) {
    case 'document':
      return {
        kind: 'document',
        headers: readContentHeaders(headers),
        body: await response.arrayBuffer(),
        available,
      }
    case 'absence':
      return {
        kind: 'absence',
        status: response.status,
        headers: readContentHeaders(headers),
        body: await response.arrayBuffer(),
      }
    case 'redirect':
      return { kind: 'redirect', location: headers.get('location') ?? '' }
    case 'media':
      return {
        kind: 'media',
        mediaType: headers.get('content-type') ?? '',
        size: Number(headers.get(sizeHeader)),
      }
    case 'notOffered':
      return { kind: 'notOffered', available }
    default:
      throw new VariantFailure(response.status)
  }
}
