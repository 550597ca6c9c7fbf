import { toPageKey } from '../../urls/page-key.ts'
import type { Capture } from './capture.ts'
import type { CapturedResource } from './captured-resource.ts'

/** A redirect from one or more URLs of the same page. */
export interface PageRedirect {
  targetUrl: string
  date: Capture['date']
  redirectingUrls: Set<string>
  /** Index of the WARC file that contains the redirect's first record. */
  fileIndex: number
}

/** Copies a string. A slice of a record's header would keep the whole header in memory. */
const detachText = (text: string | null) => (text === null ? null : Buffer.from(text).toString())

/** Index of the captures in WARC files, without bodies. */
export class CaptureIndex {
  /** Captured resources by page key (`toPageKey`). */
  readonly resourceByPageKey = new Map<string, CapturedResource>()
  /** Redirects by page key (`toPageKey`). */
  readonly redirectByPageKey = new Map<string, PageRedirect>()
  readonly revisits: Capture[] = []
  readonly #internedContentTypes = new Map<string, string>()
  /** Number of records that only accompany captures, by record type. */
  readonly accompanyingCountByRecordType = new Map<string, number>()
  /** Number of captures added, including redirects and revisits. */
  captureCount = 0
  /** Number of pages that redirected elsewhere at another time. */
  alsoRedirectedPageCount = 0

  countAccompanyingRecord(recordType: string): void {
    this.accompanyingCountByRecordType.set(
      recordType,
      (this.accompanyingCountByRecordType.get(recordType) ?? 0) + 1,
    )
  }

  addCapture(classifiedCapture: Capture): void {
    const { recordId, payloadDigest, date, contentType } = classifiedCapture
    const internedContentType =
      contentType === null ? null : (this.#internedContentTypes.get(contentType) ?? detachText(contentType))
    if (internedContentType !== null) this.#internedContentTypes.set(internedContentType, internedContentType)
    const capture: Capture = {
      ...classifiedCapture,
      recordId: detachText(recordId),
      payloadDigest: detachText(payloadDigest),
      date: detachText(date),
      contentType: internedContentType,
    }
    this.captureCount++
    if (capture.kind === 'revisit') this.revisits.push(capture)
    else if (capture.kind === 'redirect') this.#addRedirect(capture)
    else this.#addToResource(capture, capture.kind)
  }

  #addToResource(capture: Capture, kind: CapturedResource['kind']): void {
    const pageKey = toPageKey(capture.url)
    const resource = this.resourceByPageKey.get(pageKey)
    // A page stays a page even if its URL once answered with a picture.
    if (resource && resource.kind === kind) resource.captures.push(capture)
    else if (resource?.kind !== 'page')
      this.resourceByPageKey.set(pageKey, { kind, captures: [capture], redirectingUrls: [] })
  }

  #addRedirect({ url, redirectTargetUrl, date, position }: Capture): void {
    if (redirectTargetUrl === null) return
    const pageKey = toPageKey(url)
    const redirect = this.redirectByPageKey.get(pageKey) ?? {
      targetUrl: redirectTargetUrl,
      date: null,
      redirectingUrls: new Set<string>(),
      fileIndex: position.fileIndex,
    }
    redirect.redirectingUrls.add(url)
    // A redirect to another page takes precedence, whatever the dates, over one between URLs of the same
    // page.
    const leadsToOtherPage = toPageKey(redirectTargetUrl) !== pageKey
    if (leadsToOtherPage && (date ?? '') >= (redirect.date ?? ''))
      Object.assign(redirect, { targetUrl: redirectTargetUrl, date })
    this.redirectByPageKey.set(pageKey, redirect)
  }
}
