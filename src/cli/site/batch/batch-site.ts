import { askAgain } from '../ask-again.ts'
import { noResponse, type Site, type SiteRequest, type SiteResponse } from '../site.ts'
import { readFrames } from './frames.ts'

/** Requests of one batch. */
const maxBatch = 64

/** Batches in progress: the Worker answers one while the other's responses are processed. */
const maxBatches = 2

interface WaitingRequest {
  path: string
  request: SiteRequest
  resolve: (response: SiteResponse) => void
}

function toSiteResponse([status, headers]: [number, Record<string, string>], body: Uint8Array): SiteResponse {
  return { status, headers: { get: (name) => headers[name] ?? null }, body }
}

/** A Worker that answers many requests in one, which are those made while it answers others. */
export class BatchSite implements Site {
  readonly concurrency = 4 * maxBatch
  readonly #url: string
  #waiting: WaitingRequest[] = []
  #batches = 0

  constructor(url: string) {
    this.#url = url
  }

  ask(path: string, request: SiteRequest): Promise<SiteResponse> {
    return askAgain(
      () =>
        new Promise((resolve) => {
          this.#waiting.push({ path, request, resolve })
          setImmediate(() => this.#sendWaiting())
        }),
    )
  }

  #sendWaiting(): void {
    while (this.#batches < maxBatches && this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, maxBatch)
      this.#batches++
      void this.#send(batch)
        .catch(() => {})
        .then(() => {
          this.#batches--
          // A request that has been answered ignores this.
          for (const { resolve } of batch) resolve(noResponse)
          this.#sendWaiting()
        })
    }
  }

  async #send(batch: readonly WaitingRequest[]): Promise<void> {
    const requests = batch.map(({ path, request: { method, accept } }) => [method, path, accept])
    const response = await fetch(this.#url, { method: 'POST', body: JSON.stringify(requests) })
    let answered = 0
    if (!response.body) return
    for await (const { head, body } of readFrames(response.body))
      batch[answered++]?.resolve(toSiteResponse(head as [number, Record<string, string>], body))
  }
}
