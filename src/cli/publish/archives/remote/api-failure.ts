import { APIError } from 'cloudflare/error'
import { describeApiError } from './describe-api-error.ts'

/**
 * A failed API call. `refused`: the call had no effect and may succeed later. `unknown`: the call may have had an
 * effect. `final`: the call can never succeed.
 */
export interface ApiFailure {
  kind: 'refused' | 'unknown' | 'final'
  /** The delay in milliseconds that the response asks for; `null` if it asks for none. */
  retryAfterMs: number | null
  /** The API's own message. */
  reason: string
}

/** Parses `Retry-After` (RFC 9110 §10.2.3) into milliseconds from `nowMs`; `null` for an invalid or missing value. */
function parseRetryAfterMs(headerValue: string | null, nowMs: number): number | null {
  if (headerValue === null) return null
  if (/^\s*\d+\s*$/.test(headerValue)) return Number(headerValue) * 1000
  const dateMs = Date.parse(headerValue)
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs)
}

/** Failure of a batch in which only some keys were stored or deleted. */
export const partialBatchFailure: ApiFailure = {
  kind: 'refused',
  retryAfterMs: null,
  reason: 'Cloudflare stored only part of a batch',
}

/** True for the errors that `fetch` and the client library throw if a response is cut off or is not JSON. */
const isUnreadableResponseError = (error: unknown) =>
  error instanceof TypeError || error instanceof SyntaxError

/** Converts an error thrown by an API call. Rethrows an error that neither the API nor the connection caused. */
export function toApiFailure(error: unknown): ApiFailure {
  if (isUnreadableResponseError(error))
    return { kind: 'unknown', retryAfterMs: null, reason: (error as Error).message }
  if (!(error instanceof APIError)) throw error
  const { status, headers } = error as { status: number | undefined; headers: Headers | undefined }
  const retryAfterMs = parseRetryAfterMs(headers?.get('retry-after') ?? null, Date.now())
  const failureDetails = { retryAfterMs, reason: describeApiError(error) }
  if (status === 429) return { kind: 'refused', ...failureDetails }
  if (status === undefined || status === 408 || status >= 500) return { kind: 'unknown', ...failureDetails }
  return { kind: 'final', ...failureDetails }
}

const [firstDelayLimitMs, maxDelayMs] = [500, 60_000]

/**
 * Computes the delay before a retry: exponential backoff with full jitter, plus the delay that the response asks for.
 * @param attempt the number of the retry, from 0
 */
export const computeRetryDelayMs = (attempt: number, { retryAfterMs }: ApiFailure): number =>
  (retryAfterMs ?? 0) + Math.random() * Math.min(maxDelayMs, firstDelayLimitMs * 2 ** attempt)
