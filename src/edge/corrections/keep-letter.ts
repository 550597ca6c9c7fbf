import type { CorrectionRequest } from '../../model/correction-request.ts'
import { inTime } from '../release/kv-store.ts'

/** Where letters are taken. */
export interface LetterDesk {
  database: D1Database
  /** Whether one more letter to an edition may be taken now. */
  allowed: (edition: string) => Promise<boolean>
  /** Whether somebody vouches that a person sends it; `null` where nobody is asked. */
  verified: (token: string) => Promise<boolean | null>
}

/** A letter, and what is known of it. */
export interface ReceivedLetter {
  reference: string
  edition: string
  article: string | null
  letter: CorrectionRequest
  verified: boolean | null
}

/** How long the database may take, in milliseconds. */
const patience = 3000

const insert = `INSERT INTO requests
  (reference, received, edition, article, verified, wrong, "right", source, name, email)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`

/** Keeps a letter. @returns whether it is kept: `false` when the database cannot be written, or not in time */
export async function keepLetter(
  database: D1Database,
  { reference, edition, article, letter, verified }: ReceivedLetter,
): Promise<boolean> {
  const { wrong, right, source, name, email } = letter
  const optional = [right, source, name, email].map((text) => text || null)
  const vouched = verified === null ? null : verified ? 'yes' : 'no'
  const bound = [reference, new Date().toISOString(), edition, article, vouched, wrong, ...optional]
  try {
    await inTime(
      database
        .prepare(insert)
        .bind(...bound)
        .run(),
      patience,
    )
    return true
  } catch (error) {
    console.error(error)
    return false
  }
}
