import type { Database } from '../publish/store/database.ts'

/** A correction request as stored. An absent value is `null`. Times are ISO 8601 in UTC. */
export interface StoredCorrectionRequest {
  reference: string
  received: string
  edition: string
  article: string | null
  /** The verdict of Turnstile: `yes` for a person; `null` if Turnstile was not used. */
  verified: 'yes' | 'no' | null
  /** Empty once purged. */
  wrong: string
  right: string | null
  source: string | null
  name: string | null
  email: string | null
  /** `lapsed` means purged without an answer. */
  state: 'open' | 'accepted' | 'refused' | 'lapsed'
  closed: string | null
  /** The reason for a refusal. */
  reason: string | null
  purged: string | null
}

const requestColumns = `reference, received, edition, article, verified, wrong, "right", source, name, email, state, closed,
  reason, purged`

const selectRequests = async (
  database: Database,
  sql: string,
  params: string[],
): Promise<StoredCorrectionRequest[]> => {
  const [rows = []] = await database.run([{ sql, params }])
  return rows as unknown as StoredCorrectionRequest[]
}

/** Lists the open requests, oldest first. */
export const listOpenRequests = (database: Database): Promise<StoredCorrectionRequest[]> =>
  selectRequests(database, `SELECT ${requestColumns} FROM requests WHERE state = ?1 ORDER BY id`, ['open'])

/** Finds the request with this reference number, ignoring case. Returns `null` if there is none. */
export async function findRequestByReference(
  database: Database,
  reference: string,
): Promise<StoredCorrectionRequest | null> {
  const sql = `SELECT ${requestColumns} FROM requests WHERE reference = ?1`
  return (await selectRequests(database, sql, [reference.toUpperCase()]))[0] ?? null
}

/** Closes a request if it is open. */
export async function closeRequest(
  database: Database,
  { reference, now }: { reference: string; now: Date },
  { state, reason }: { state: 'accepted' | 'refused'; reason: string | null },
): Promise<'closed' | 'was-not-open'> {
  const sql = `UPDATE requests SET state = ?2, closed = ?3, reason = ?4 WHERE reference = ?1 AND state = 'open'
    RETURNING reference`
  const [closedRows = []] = await database.run([
    { sql, params: [reference, state, now.toISOString(), reason] },
  ])
  return closedRows.length > 0 ? 'closed' : 'was-not-open'
}

const msPerDay = 86_400_000

/**
 * Deletes readers' texts and the reasons for refusals from requests older than `retentionDays`. Keeps all other
 * columns, and marks open requests as lapsed.
 * @returns the number of requests purged by this call, and how many of them lapsed
 */
export async function purgeRequests(
  database: Database,
  { retentionDays, now }: { retentionDays: number; now: Date },
): Promise<{ purged: number; lapsed: number }> {
  const cutoffTime = new Date(now.getTime() - retentionDays * msPerDay).toISOString()
  const sql = `UPDATE requests SET wrong = '', "right" = NULL, source = NULL, name = NULL, email = NULL, reason = NULL,
    purged = ?2, closed = coalesce(closed, ?2), state = CASE state WHEN 'open' THEN 'lapsed' ELSE state END
    WHERE received < ?1 AND purged IS NULL RETURNING state`
  const [rows = []] = await database.run([{ sql, params: [cutoffTime, now.toISOString()] }])
  return { purged: rows.length, lapsed: rows.filter(({ state }) => state === 'lapsed').length }
}
