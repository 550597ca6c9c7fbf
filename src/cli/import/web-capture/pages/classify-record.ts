import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'
import { parseMediaType } from '../../source/header-block.ts'
import { ignoreOrSaveRemedy } from '../../source/save-page-remedy.ts'
import { toWebUrl } from '../../urls/page-key.ts'
import { type HttpResponse, noResponseReason, parseHttpResponse } from '../http/http-response.ts'
import { classifyPayloadSample } from '../http/payload-kind.ts'
import type { WarcRecord } from '../records/record.ts'
import type { Capture } from './capture.ts'

/** A capture, or the reason for skipping or rejecting a record that does not only accompany captures. */
export type RecordClassification =
  | Capture
  | { skipReason: string }
  | { rejectionReason: string }
  | 'accompanies captures'

/** Maximum length of a URL in a message, in characters. */
const maxQuotedUrlLength = 200

const redirectStatuses = [301, 302, 303, 307, 308]

/** Successful statuses of responses that do not contain the whole page. */
const statusesWithoutPage = [204, 205, 206]

function parseCaptureDate(text: string | undefined): PartialDate | null {
  const secondsMatch = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z?$/.exec(text ?? '')
  const writtenDate = secondsMatch ? `${secondsMatch[1]}Z` : (text ?? '')
  return isPartialDate(writtenDate) ? writtenDate : null
}

const measureBlockLength = ({ position }: WarcRecord) => position.endOffset - position.blockOffset

const removeAngleBrackets = (recordId: string | undefined) => recordId?.replace(/^<(.*)>$/, '$1') ?? null

/** Converts a record to a capture of a page; its callers replace the kind once they know it. */
function toProvisionalCapture(record: WarcRecord, url: string): Capture {
  const { fields } = record.header
  return {
    kind: 'page',
    url,
    date: parseCaptureDate(fields.get('warc-date')),
    contentType: fields.get('content-type') ?? null,
    isHttpResponse: false,
    redirectTargetUrl: null,
    isTruncated: fields.has('warc-truncated'),
    recordId: removeAngleBrackets(fields.get('warc-record-id')),
    payloadDigest: fields.get('warc-payload-digest')?.toLowerCase() ?? null,
    revisitTarget: null,
    position: record.position,
    payloadPosition: record.position,
  }
}

/** Returns a redirect or, if it has no valid target, the reason for skipping it. */
function classifyRedirect(capture: Capture, response: HttpResponse): RecordClassification {
  const targetUrl = URL.parse(response.headerFields.get('location') ?? '', capture.url)
  const targetWebUrl = targetUrl && response.headerFields.has('location') ? toWebUrl(targetUrl.href) : null
  return targetWebUrl === null
    ? { skipReason: `status ${response.status}` }
    : { ...capture, kind: 'redirect', redirectTargetUrl: targetWebUrl }
}

/** Classifies a capture by its payload as a page or a picture, or returns the reason for skipping it. */
function classifyPayload(
  capture: Capture,
  payload: { beginning: Buffer; payloadLength: number },
): RecordClassification {
  const payloadKind = classifyPayloadSample({
    mediaType: parseMediaType(capture.contentType),
    url: capture.url,
    ...payload,
  })
  return 'kind' in payloadKind ? { ...capture, ...payloadKind } : payloadKind
}

function classifyResponse(capture: Capture, record: WarcRecord): RecordClassification {
  const mediaType = parseMediaType(capture.contentType)
  if (mediaType !== '' && mediaType !== 'application/http') return { skipReason: mediaType.slice(0, 60) }
  const response = parseHttpResponse(record.blockBeginning)
  if (!response) return { rejectionReason: noResponseReason }
  if (redirectStatuses.includes(response.status)) return classifyRedirect(capture, response)
  const hasPageStatus =
    response.status >= 200 && response.status < 300 && !statusesWithoutPage.includes(response.status)
  if (!hasPageStatus) return { skipReason: `status ${response.status}` }
  const contentType = response.headerFields.get('content-type') ?? null
  const beginning = record.blockBeginning.subarray(response.bodyOffset)
  const payloadLength = measureBlockLength(record) - response.bodyOffset
  return payloadLength === 0
    ? { skipReason: 'empty' }
    : classifyPayload({ ...capture, contentType, isHttpResponse: true }, { beginning, payloadLength })
}

/**
 * Classifies a revisit, whose record contains at most the header of the response. Everything else comes from
 * the record that it refers to.
 */
function classifyRevisit(capture: Capture, record: WarcRecord): RecordClassification {
  const { fields } = record.header
  const response = parseHttpResponse(record.blockBeginning)
  if (response && redirectStatuses.includes(response.status)) return classifyRedirect(capture, response)
  if (response && response.status >= 400) return { skipReason: `status ${response.status}` }
  const referredUrl = toWebUrl(fields.get('warc-refers-to-target-uri') ?? '')
  return {
    ...capture,
    kind: 'revisit',
    contentType: response?.headerFields.get('content-type') ?? null,
    revisitTarget: {
      recordId: removeAngleBrackets(fields.get('warc-refers-to')),
      url: referredUrl,
      date: parseCaptureDate(fields.get('warc-refers-to-date')),
    },
  }
}

export function classifyRecord(record: WarcRecord): RecordClassification {
  const { fields } = record.header
  const recordType = fields.get('warc-type')?.toLowerCase() ?? ''
  if (['warcinfo', 'request', 'metadata', 'conversion'].includes(recordType)) return 'accompanies captures'
  if (!['response', 'resource', 'revisit'].includes(recordType))
    return { skipReason: recordType === '' ? 'no type' : recordType.slice(0, 40) }
  if (fields.has('warc-segment-number'))
    return {
      rejectionReason: `is one segment of a segmented record, which cannot be imported: ${ignoreOrSaveRemedy}`,
    }
  const writtenUrl = fields.get('warc-target-uri') ?? ''
  const url = toWebUrl(writtenUrl)
  if (url === null)
    return /^<?https?:/i.test(writtenUrl)
      ? {
          rejectionReason: `has the invalid URL ${writtenUrl.slice(0, maxQuotedUrlLength)}: ${ignoreOrSaveRemedy}`,
        }
      : 'accompanies captures'
  const capture = toProvisionalCapture(record, url)
  if (recordType === 'response') return classifyResponse(capture, record)
  if (recordType === 'revisit') return classifyRevisit(capture, record)
  return classifyPayload(capture, {
    beginning: record.blockBeginning,
    payloadLength: measureBlockLength(record),
  })
}
