import type { Capture } from './capture.ts'
import type { CapturedResource } from './captured-resource.ts'

/** Finds the record that a revisit refers to, among those with a payload. */
export class PayloadIndex {
  readonly #captureByReference = new Map<string, Capture>()

  constructor(captured: Iterable<CapturedResource>) {
    for (const { captures } of captured) for (const capture of captures) this.#add(capture)
  }

  #add(capture: Capture): void {
    const { id, url, date, digest } = capture
    if (id !== null) this.#captureByReference.set(`id ${id}`, capture)
    if (date !== null) this.#captureByReference.set(`url ${url} ${date}`, capture)
    if (digest !== null) this.#captureByReference.set(`digest ${digest}`, capture)
  }

  /** Returns the revisit as a capture with that payload; `null` when no file contains it. */
  resolve(revisit: Capture): Capture | null {
    const { revisitTarget, digest } = revisit
    const capture =
      this.#captureByReference.get(`id ${revisitTarget?.id}`) ??
      this.#captureByReference.get(`url ${revisitTarget?.url} ${revisitTarget?.date}`) ??
      this.#captureByReference.get(`digest ${digest}`)
    if (!capture) return null
    const { kind, contentType, isHttp, isTruncated, payloadPosition } = capture
    return {
      ...revisit,
      kind,
      contentType,
      isHttp,
      isTruncated,
      payloadPosition,
      digest: capture.digest ?? digest,
    }
  }
}
