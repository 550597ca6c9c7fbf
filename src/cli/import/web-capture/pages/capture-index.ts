import { pageKey } from '../../urls/page-key.ts'
import type { Capture } from './capture.ts'
import type { CapturedResource } from './captured-resource.ts'

/** A URL that only ever redirected. */
export interface Redirect {
  target: string
  date: Capture['date']
  urls: Set<string>
  /** The WARC file of its first record. */
  volume: number
}

/** A string by itself: one cut from a record's header would keep all of it in memory. */
const byItself = (text: string | null) => (text === null ? null : Buffer.from(text).toString())

/** What is known of WARC files after the first reading: where everything is, but no bodies. */
export class CaptureIndex {
  /** By `pageKey`. */
  readonly captured = new Map<string, CapturedResource>()
  /** By `pageKey`. */
  readonly redirects = new Map<string, Redirect>()
  readonly revisits: Capture[] = []
  readonly #types = new Map<string, string>()
  /** Records that only accompany captures, by type. */
  readonly accompanying = new Map<string, number>()
  /** How many captures were added. */
  size = 0
  /** How many records are longer or shorter than they state. */
  wrongLengths = 0
  /** How many pages redirected elsewhere at another time. */
  movedLater = 0

  countAccompanying(type: string): void {
    this.accompanying.set(type, (this.accompanying.get(type) ?? 0) + 1)
  }

  add(judged: Capture): void {
    const { id, digest, date, contentType } = judged
    const type = contentType === null ? null : (this.#types.get(contentType) ?? byItself(contentType))
    if (type !== null) this.#types.set(type, type)
    const capture = {
      ...judged,
      id: byItself(id),
      digest: byItself(digest),
      date: byItself(date),
      contentType: type,
    }
    this.size++
    if (capture.kind === 'revisit') this.revisits.push(capture)
    else if (capture.kind === 'redirect') this.#addRedirect(capture)
    else this.#addCapture(capture, capture.kind)
  }

  #addCapture(capture: Capture, kind: CapturedResource['kind']): void {
    const key = pageKey(capture.url)
    const there = this.captured.get(key)
    // A page whose URL once answered with a picture is a page.
    if (there && there.kind === kind) there.captures.push(capture)
    else if (there?.kind !== 'page') this.captured.set(key, { kind, captures: [capture], redirected: [] })
  }

  #addRedirect({ url, target, date, place }: Capture): void {
    if (target === null) return
    const key = pageKey(url)
    const redirect = this.redirects.get(key) ?? {
      target,
      date: null,
      urls: new Set<string>(),
      volume: place.volume,
    }
    redirect.urls.add(url)
    // From one URL of a page to another leads nowhere: what leads away says more.
    const leadsAway = pageKey(target) !== key
    if (leadsAway && (pageKey(redirect.target) === key || (date ?? '') >= (redirect.date ?? '')))
      Object.assign(redirect, { target, date })
    this.redirects.set(key, redirect)
  }
}
