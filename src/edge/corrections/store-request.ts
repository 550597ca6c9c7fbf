import type { CorrectionRequest } from '../../model/correction-request.ts'
import { withTimeout } from '../release/kv-store.ts'

/** The services that the form uses: database, rate limit and Turnstile. */
export interface CorrectionServices {
  database: D1Database
  /** Counts a request. Returns false if the edition's rate limit is exceeded. */
  admitRequest: (editionId: string) => Promise<boolean>
  /** Returns Turnstile's verdict on a token; `null` if Turnstile is not configured. */
  verify: (token: string) => Promise<boolean | null>
}

/**
 * A valid request, with its reference number, article and Turnstile verdict. `verified` is `null` without Turnstile.
 */
export interface ReceivedCorrectionRequest {
  reference: string
  edition: string
  articleAddress: string | null
  values: CorrectionRequest
  verified: boolean | null
}

/** Milliseconds after which a write counts as failed. */
const writeTimeoutMs = 3000

const insertRequestSql = `INSERT INTO requests
  (reference, received, edition, article, verified, wrong, "right", source, name, email)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`

/** Stores a request. Returns false if the database is unavailable or slower than `writeTimeoutMs`. */
export async function tryStoreCorrectionRequest(
  database: D1Database,
  { reference, edition, articleAddress, values, verified }: ReceivedCorrectionRequest,
): Promise<boolean> {
  const { wrong, right, source, name, email } = values
  const optionalValues = [right, source, name, email].map((text) => text || null)
  const verdict = verified === null ? null : verified ? 'yes' : 'no'
  const params = [
    reference,
    new Date().toISOString(),
    edition,
    articleAddress,
    verdict,
    wrong,
    ...optionalValues,
  ]
  try {
    await withTimeout(
      database
        .prepare(insertRequestSql)
        .bind(...params)
        .run(),
      writeTimeoutMs,
    )
    return true
  } catch (error) {
    console.error(error)
    return false
  }
}
