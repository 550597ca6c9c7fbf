import type { PartialDate } from '../../../../model/partial-date.ts'
import type { RecordPosition } from '../records/record.ts'

/** What a revisit record points to: an earlier record with the same payload. */
export interface RevisitTarget {
  id: string | null
  url: string | null
  date: PartialDate | null
}

/** A URL as it answered at a moment. Bodies are not held: they are read again when they are wanted. */
export interface Capture {
  kind: 'page' | 'picture' | 'redirect' | 'revisit'
  url: string
  /** To the second, in UTC. */
  date: PartialDate | null
  /** Its `Content-Type`, as it was sent. */
  contentType: string | null
  /** Whether its payload is inside an HTTP response. */
  isHttp: boolean
  /** Where a redirect leads. */
  target: string | null
  /** Whether the crawler gave up before the end. */
  truncated: boolean
  /** The record's identifier, and its payload's digest. */
  id: string | null
  digest: string | null
  refersTo: RevisitTarget | null
  /** The record. */
  place: RecordPosition
  /** The record that holds its payload: another one for a revisit. */
  payload: RecordPosition
}
