import { APIError } from 'cloudflare/error'

/**
 * What is known of a call that failed: nothing was done, and it may be done later (`refused`); nobody knows whether it was
 * done (`unknown`); it will never be done (`final`).
 */
export interface ApiFailure {
  kind: 'refused' | 'unknown' | 'final'
  /** Milliseconds that the answer asked to wait; `null` when it did not. */
  after: number | null
  /** What the API said. */
  reason: string
}

/** `Retry-After` (RFC 9110 §10.2.3), seconds or a date, in milliseconds from now; `null` when it is neither. */
export function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** A call that was carried out for some keys alone. */
export const partialFailure: ApiFailure = { kind: 'refused', after: null, reason: 'some keys were not taken' }

/** What `fetch` throws, and the library with it, when an answer is cut off or is no JSON. */
const isCutOff = (error: unknown) => error instanceof TypeError || error instanceof SyntaxError

/** Understands what a call to the API threw; what is none of its errors is thrown on. */
export function toApiFailure(error: unknown): ApiFailure {
  if (isCutOff(error)) return { kind: 'unknown', after: null, reason: (error as Error).message }
  if (!(error instanceof APIError)) throw error
  const { status, headers } = error as { status: number | undefined; headers: Headers | undefined }
  const after = retryAfter(headers?.get('retry-after') ?? null, Date.now())
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  const failure = { after, reason: error.message + cause }
  if (status === 429) return { kind: 'refused', ...failure }
  if (status === undefined || status === 408 || status >= 500) return { kind: 'unknown', ...failure }
  return { kind: 'final', ...failure }
}

const [firstDelay, longestDelay] = [500, 60_000]

/** How long to wait before the `attempt`th repetition, from 0: exponential, with full jitter, and what was asked for. */
export const retryDelay = (attempt: number, { after }: ApiFailure): number =>
  (after ?? 0) + Math.random() * Math.min(longestDelay, firstDelay * 2 ** attempt)
