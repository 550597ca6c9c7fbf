import { toPageKey } from '../../urls/page-key.ts'
import type { Capture } from './capture.ts'
import type { CapturedResource } from './captured-resource.ts'

/** A URL that only redirected. */
export interface Redirect {
  target: string
  date: Capture['date']
  urls: Set<string>
  /** Index of the WARC file with its first record. */
  fileIndex: number
}

/** Copies a string: a slice of a record's header would keep the whole header in memory. */
const copyString = (text: string | null) => (text === null ? null : Buffer.from(text).toString())

/** Index of the captures in WARC files, without bodies. */
export class CaptureIndex {
  /** By `toPageKey`. */
  readonly resources = new Map<string, CapturedResource>()
  /** By `toPageKey`. */
  readonly redirects = new Map<string, Redirect>()
  readonly revisits: Capture[] = []
  readonly #types = new Map<string, string>()
  /** Record type → number of records that only accompany captures. */
  readonly accompanyingRecords = new Map<string, number>()
  /** Number of captures. */
  captureCount = 0
  /** Number of records with a wrong length. */
  wrongLengthCount = 0
  /** Number of pages that redirected elsewhere at another time. */
  movedPageCount = 0

  countAccompanying(type: string): void {
    this.accompanyingRecords.set(type, (this.accompanyingRecords.get(type) ?? 0) + 1)
  }

  add(classified: Capture): void {
    const { id, digest, date, contentType } = classified
    const type = contentType === null ? null : (this.#types.get(contentType) ?? copyString(contentType))
    if (type !== null) this.#types.set(type, type)
    const capture = {
      ...classified,
      id: copyString(id),
      digest: copyString(digest),
      date: copyString(date),
      contentType: type,
    }
    this.captureCount++
    if (capture.kind === 'revisit') this.revisits.push(capture)
    else if (capture.kind === 'redirect') this.#addRedirect(capture)
    else this.#addCapture(capture, capture.kind)
  }

  #addCapture(capture: Capture, kind: CapturedResource['kind']): void {
    const key = toPageKey(capture.url)
    const resource = this.resources.get(key)
    // A page stays a page even if its URL once answered with a picture.
    if (resource && resource.kind === kind) resource.captures.push(capture)
    else if (resource?.kind !== 'page')
      this.resources.set(key, { kind, captures: [capture], redirectingUrls: [] })
  }

  #addRedirect({ url, redirectTarget, date, position }: Capture): void {
    if (redirectTarget === null) return
    const key = toPageKey(url)
    const redirect = this.redirects.get(key) ?? {
      target: redirectTarget,
      date: null,
      urls: new Set<string>(),
      fileIndex: position.fileIndex,
    }
    redirect.urls.add(url)
    // A redirect to another page is more informative than one between URLs of the same page, whose date is ignored.
    const leadsAway = toPageKey(redirectTarget) !== key
    if (leadsAway && (date ?? '') >= (redirect.date ?? ''))
      Object.assign(redirect, { target: redirectTarget, date })
    this.redirects.set(key, redirect)
  }
}
