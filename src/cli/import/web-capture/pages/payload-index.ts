import type { Capture } from './capture.ts'
import type { CapturedResource } from './captured-resource.ts'

/** Finds the capture that a revisit refers to, by record id, by URL and date, or by digest. */
export class PayloadIndex {
  readonly #captureByReference = new Map<string, Capture>()

  constructor(resources: Iterable<CapturedResource>) {
    for (const { captures } of resources) for (const capture of captures) this.#add(capture)
  }

  #add(capture: Capture): void {
    const { recordId, url, date, payloadDigest } = capture
    if (recordId !== null) this.#captureByReference.set(`id ${recordId}`, capture)
    if (date !== null) this.#captureByReference.set(`url ${url} ${date}`, capture)
    if (payloadDigest !== null) this.#captureByReference.set(`digest ${payloadDigest}`, capture)
  }

  /**
   * Returns the revisit as a capture with the payload that it refers to, or `null` if no capture has that
   * payload.
   */
  resolveRevisit(revisit: Capture): Capture | null {
    const { revisitTarget, payloadDigest } = revisit
    const capture =
      this.#captureByReference.get(`id ${revisitTarget?.recordId}`) ??
      this.#captureByReference.get(`url ${revisitTarget?.url} ${revisitTarget?.date}`) ??
      this.#captureByReference.get(`digest ${payloadDigest}`)
    if (!capture) return null
    const { kind, contentType, isHttpResponse, isTruncated, payloadPosition } = capture
    return {
      ...revisit,
      kind,
      contentType,
      isHttpResponse,
      isTruncated,
      payloadPosition,
      payloadDigest: capture.payloadDigest ?? payloadDigest,
    }
  }
}
