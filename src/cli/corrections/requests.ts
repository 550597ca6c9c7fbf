import type { Database } from '../publish/store/database.ts'

/** A request for a correction, as it is kept: absent is `null`, times are ISO 8601 in universal time. */
export interface StoredCorrectionRequest {
  reference: string
  received: string
  edition: string
  article: string | null
  /** Whether somebody vouched that a person sent it; `null` where nobody was asked. */
  verified: 'yes' | 'no' | null
  /** Empty once purged. */
  wrong: string
  right: string | null
  source: string | null
  name: string | null
  email: string | null
  /** `lapsed`: purged before anybody had answered. */
  state: 'open' | 'accepted' | 'refused' | 'lapsed'
  closed: string | null
  /** Why it was refused. */
  reason: string | null
  purged: string | null
}

const columns = `reference, received, edition, article, verified, wrong, "right", source, name, email, state, closed,
  reason, purged`

const read = async (
  database: Database,
  sql: string,
  params: string[],
): Promise<StoredCorrectionRequest[]> => {
  const [rows = []] = await database.run([{ sql, params }])
  return rows as unknown as StoredCorrectionRequest[]
}

/** The requests that nobody has answered, the oldest first. */
export const openRequests = (database: Database): Promise<StoredCorrectionRequest[]> =>
  read(database, `SELECT ${columns} FROM requests WHERE state = ?1 ORDER BY id`, ['open'])

/** The request with this reference number, in any case; `null` when there is none. */
export async function findRequest(
  database: Database,
  reference: string,
): Promise<StoredCorrectionRequest | null> {
  const sql = `SELECT ${columns} FROM requests WHERE reference = ?1`
  return (await read(database, sql, [reference.toUpperCase()]))[0] ?? null
}

/** Closes an open request. @returns whether it was open */
export async function closeRequest(
  database: Database,
  { reference, now }: { reference: string; now: Date },
  { state, reason }: { state: 'accepted' | 'refused'; reason: string | null },
): Promise<boolean> {
  const sql = `UPDATE requests SET state = ?2, closed = ?3, reason = ?4 WHERE reference = ?1 AND state = 'open'
    RETURNING reference`
  const [closed = []] = await database.run([{ sql, params: [reference, state, now.toISOString(), reason] }])
  return closed.length > 0
}

const day = 86_400_000

/**
 * Takes everything that its sender wrote out of the requests that are older than `retention` days: what stays is the
 * reference number, the article, and how it was answered. A request that nobody has answered lapses.
 * @returns how many were purged now, and how many of those lapsed
 */
export async function purgeRequests(
  database: Database,
  { retention, now }: { retention: number; now: Date },
): Promise<{ purged: number; lapsed: number }> {
  const before = new Date(now.getTime() - retention * day).toISOString()
  const sql = `UPDATE requests SET wrong = '', "right" = NULL, source = NULL, name = NULL, email = NULL, reason = NULL,
    purged = ?2, closed = coalesce(closed, ?2), state = CASE state WHEN 'open' THEN 'lapsed' ELSE state END
    WHERE received < ?1 AND purged IS NULL RETURNING state`
  const [rows = []] = await database.run([{ sql, params: [before, now.toISOString()] }])
  return { purged: rows.length, lapsed: rows.filter(({ state }) => state === 'lapsed').length }
}
