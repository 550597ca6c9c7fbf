import type { PartialDate } from '../../../../model/partial-date.ts'
import type { RecordPosition } from '../records/record.ts'

/** The earlier record with the same payload that a revisit refers to. */
interface RevisitTarget {
  recordId: string | null
  url: string | null
  date: PartialDate | null
}

/** The response of a URL at one time. Its body is not kept in memory but read from the file when needed. */
export interface Capture {
  kind: 'page' | 'picture' | 'redirect' | 'revisit'
  url: string
  /** Time of capture, in UTC, usually to the second; `null` if missing or invalid. */
  date: PartialDate | null
  /** `Content-Type` as sent; `null` if missing. */
  contentType: string | null
  /** True if the payload is inside an HTTP response. */
  isHttpResponse: boolean
  /** Target URL of a redirect; `null` for any other capture. */
  redirectTargetUrl: string | null
  /** True if the crawler truncated the payload. */
  isTruncated: boolean
  /** `WARC-Record-ID` without its angle brackets. */
  recordId: string | null
  payloadDigest: string | null
  revisitTarget: RevisitTarget | null
  /** Position of the record. */
  position: RecordPosition
  /** Position of the record that contains the payload: for a revisit, the record that it refers to. */
  payloadPosition: RecordPosition
}
