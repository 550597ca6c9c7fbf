import type { PartialDate } from '../../../../model/partial-date.ts'
import type { RecordPosition } from '../records/record.ts'

/** The earlier record with the same payload that a revisit refers to. */
interface RevisitTarget {
  recordId: string | null
  url: string | null
  date: PartialDate | null
}

/** The response of a URL at one time. Its body is not kept in memory, but read again when needed. */
export interface Capture {
  kind: 'page' | 'picture' | 'redirect' | 'revisit'
  url: string
  /** Time of capture, to the second, in UTC. */
  date: PartialDate | null
  /** `Content-Type` as sent. */
  contentType: string | null
  /** True when its payload is inside an HTTP response. */
  isHttpResponse: boolean
  /** Target of a redirect. */
  redirectTarget: string | null
  /** True when the crawler truncated it. */
  isTruncated: boolean
  /** Record identifier. */
  recordId: string | null
  payloadDigest: string | null
  revisitTarget: RevisitTarget | null
  /** Position of the record. */
  position: RecordPosition
  /** Position of the record with its payload: for a revisit, another record. */
  payloadPosition: RecordPosition
}
