/**
 * Headers of a representation, which clients receive unchanged. They include `Cache-Control` only if no cache may
 * store the response.
 */
export type ContentHeaders = Readonly<Record<string, string>>

/** The bytes of an outcome's body. */
export type BodyBytes = ArrayBuffer | Uint8Array

/**
 * A release's exact result for an address in one representation. The status of an absence is 300, 404, 410 or 451;
 * `available` contains names of representations; `location` is a path.
 */
export type Outcome =
  | { kind: 'document'; headers: ContentHeaders; body: BodyBytes; available: readonly string[] }
  | { kind: 'absence'; status: number; headers: ContentHeaders; body: BodyBytes }
  | { kind: 'redirect'; location: string }
  | { kind: 'media'; mediaType: string; size: number }
  | { kind: 'notOffered'; available: readonly string[] }

/**
 * The default `Cache-Control` of an outcome, which never changes. One year is the longest lifetime that caches
 * honour.
 */
export const immutableCacheControl = 'public, max-age=31536000'

/** The header with which `Variant` sends an outcome, without its body, to the gateway as JSON. */
const outcomeHeader = 'morgue-outcome'

/** Thrown when `Variant` responds with a failure instead of an outcome. */
export class VariantFailure extends Error {
  override name = 'VariantFailure'
  readonly status: number
  constructor(status: number) {
    super(`the variant cannot be read: ${status}`)
    this.status = status
  }
}

function statusOfOutcome(outcome: Outcome): number {
  switch (outcome.kind) {
    case 'document':
    case 'media':
      return 200
    case 'absence':
      return outcome.status
    case 'redirect':
      return 301
    case 'notOffered':
      return 406
  }
}

/**
 * Converts an outcome to the response of the `Variant` entrypoint: its body, and the rest as JSON in a header. Caches
 * decide from the status and `Cache-Control` whether to store the response.
 */
export function outcomeToResponse(outcome: Outcome, defaultCacheControl = immutableCacheControl): Response {
  const body = 'body' in outcome ? outcome.body : null
  const outcomeJson = JSON.stringify({ ...outcome, body: undefined })
  const cacheControl = ('headers' in outcome && outcome.headers['cache-control']) || defaultCacheControl
  const headers = { 'cache-control': cacheControl, [outcomeHeader]: outcomeJson }
  return new Response(body, { status: statusOfOutcome(outcome), headers })
}

/** Creates the response of the `Variant` entrypoint for a failure. No cache stores it. */
export const createVariantFailureResponse = (status: 404 | 429 | 503): Response =>
  new Response(null, { status, headers: { 'cache-control': 'no-store' } })

/**
 * Reads the outcome from a response that `outcomeToResponse` created. @throws VariantFailure for any other response
 */
export async function outcomeFromResponse(response: Response): Promise<Outcome> {
  const outcomeJson = response.headers.get(outcomeHeader)
  if (outcomeJson === null) throw new VariantFailure(response.status)
  const outcome = JSON.parse(outcomeJson) as Outcome
  return 'headers' in outcome ? { ...outcome, body: await response.arrayBuffer() } : outcome
}
