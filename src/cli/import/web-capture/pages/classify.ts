import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'
import { parseWebUrl } from '../../urls/page-url.ts'
import { essence } from '../http/header-block.ts'
import { type HttpResponse, parseResponse } from '../http/http-response.ts'
import { payloadKind } from '../http/payload-kind.ts'
import type { WarcRecord } from '../records/record.ts'
import type { Capture } from './capture.ts'

/** A capture; or why the record is none that is wanted; or why it is refused; or `null` for what only accompanies. */
export type Judged = Capture | { why: string } | { reason: string } | null

const redirects = [301, 302, 303, 307, 308]

/** Statuses in the 200s whose body is not the page. */
const partial = [204, 205, 206]

function date(text: string | undefined): PartialDate | null {
  const seconds = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z?$/.exec(text ?? '')
  const written = seconds ? `${seconds[1]}Z` : (text ?? '')
  return isPartialDate(written) ? written : null
}

const blockLength = ({ place }: WarcRecord) => place.end - place.blockStart

const withoutBrackets = (id: string | undefined) => id?.replace(/^<(.*)>$/, '$1') ?? null

function captureOf(record: WarcRecord, url: string): Capture {
  const { fields } = record.header
  return {
    kind: 'page',
    url,
    date: date(fields.get('warc-date')),
    contentType: fields.get('content-type') ?? null,
    isHttp: false,
    target: null,
    truncated: fields.has('warc-truncated'),
    id: withoutBrackets(fields.get('warc-record-id')),
    digest: fields.get('warc-payload-digest')?.toLowerCase() ?? null,
    refersTo: null,
    place: record.place,
    payload: record.place,
  }
}

function redirect(capture: Capture, response: HttpResponse): Judged {
  const target = URL.parse(response.fields.get('location') ?? '', capture.url)
  const url = target && response.fields.has('location') ? parseWebUrl(target.href) : null
  return url === null ? { why: `status ${response.status}` } : { ...capture, kind: 'redirect', target: url }
}

/** A payload by its media type. */
function payload(capture: Capture, body: { beginning: Buffer; length: number }): Judged {
  const kind = payloadKind({ mediaType: essence(capture.contentType), url: capture.url, ...body })
  return 'kind' in kind ? { ...capture, ...kind } : kind
}

function response(capture: Capture, record: WarcRecord): Judged {
  const recorded = essence(capture.contentType)
  if (recorded !== '' && recorded !== 'application/http') return { why: recorded.slice(0, 60) }
  const response = parseResponse(record.beginning)
  if (!response) return { reason: 'holds no HTTP response' }
  if (redirects.includes(response.status)) return redirect(capture, response)
  const good = response.status >= 200 && response.status < 300 && !partial.includes(response.status)
  if (!good) return { why: `status ${response.status}` }
  const contentType = response.fields.get('content-type') ?? null
  const beginning = record.beginning.subarray(response.bodyStart)
  const length = blockLength(record) - response.bodyStart
  return length === 0
    ? { why: 'empty' }
    : payload({ ...capture, contentType, isHttp: true }, { beginning, length })
}

/** A revisit has at most the header of its response; without one, all is as in the record it points to. */
function revisit(capture: Capture, record: WarcRecord): Judged {
  const { fields } = record.header
  const response = parseResponse(record.beginning)
  if (response && redirects.includes(response.status)) return redirect(capture, response)
  if (response && response.status >= 400) return { why: `status ${response.status}` }
  const target = parseWebUrl(fields.get('warc-refers-to-target-uri') ?? '')
  return {
    ...capture,
    kind: 'revisit',
    contentType: response?.fields.get('content-type') ?? null,
    refersTo: {
      id: withoutBrackets(fields.get('warc-refers-to')),
      url: target,
      date: date(fields.get('warc-refers-to-date')),
    },
  }
}

/** What a record is for the archive. */
export function classify(record: WarcRecord): Judged {
  const { fields } = record.header
  const type = fields.get('warc-type')?.toLowerCase() ?? ''
  if (['warcinfo', 'request', 'metadata', 'conversion'].includes(type)) return null
  if (!['response', 'resource', 'revisit'].includes(type))
    return { why: type === '' ? 'no type' : type.slice(0, 40) }
  if (fields.has('warc-segment-number')) return { reason: 'is one segment of a record that was divided' }
  const written = fields.get('warc-target-uri') ?? ''
  const url = parseWebUrl(written)
  if (url === null) return /^<?https?:/i.test(written) ? { reason: 'names no URL that can be kept' } : null
  const capture = captureOf(record, url)
  if (type === 'response') return response(capture, record)
  if (type === 'revisit') return revisit(capture, record)
  return payload(capture, { beginning: record.beginning, length: blockLength(record) })
}
