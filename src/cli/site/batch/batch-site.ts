import { RequestRetrier } from '../request-retrier.ts'
import { noResponse, type Site, type SiteRequest, type SiteResponse } from '../site.ts'
import { reportedHeaders } from './batch-worker.ts'
import { readFrames } from './frames.ts'

/** Maximum number of requests in a batch. */
const maxBatchRequests = 64

/**
 * Maximum number of batches in progress per Worker: the Worker answers one while the responses to the other are
 * processed.
 */
const maxBatchesPerWorker = 2

interface WaitingRequest {
  path: string
  request: SiteRequest
  resolve: (response: SiteResponse) => void
}

/** The status of a response, followed by the values of the headers in `reportedHeaders`. */
type ResponseHead = [status: number, ...headers: (string | null)[]]

const headerIndexByName = new Map<string, number>(reportedHeaders.map((name, index) => [name, index]))

function toSiteResponse([status, ...headers]: ResponseHead, body: Uint8Array): SiteResponse {
  function getReportedHeader(name: string): string | null {
    const headerIndex = headerIndexByName.get(name)
    if (headerIndex === undefined)
      throw new Error(`the header ${name} is not reported: add it to reportedHeaders`)
    return headers[headerIndex] ?? null
  }
  return { status, headers: { get: getReportedHeader }, body }
}

/** Sends a batch of requests, and resolves each request when its response arrives. */
async function sendBatch(workerUrl: string, batch: readonly WaitingRequest[]): Promise<void> {
  const requestTuples = batch.map(({ path, request: { method, accept, objectKey = null } }) => [
    method,
    path,
    accept,
    objectKey,
  ])
  const response = await fetch(workerUrl, { method: 'POST', body: JSON.stringify(requestTuples) })
  let answeredCount = 0
  if (!response.body) return
  for await (const { head, body } of readFrames(response.body))
    batch[answeredCount++]?.resolve(toSiteResponse(head as ResponseHead, body))
}

/** A site of Workers that answer requests in batches. Requests made while all Workers are busy are sent together. */
export class BatchSite implements Site {
  readonly maxConcurrentRequests: number
  /** URLs of the Workers that can accept a batch. A URL occurs once for each batch that its Worker can accept. */
  readonly #freeWorkerUrls: string[]
  readonly #retrier = new RequestRetrier()
  #waitingRequests: WaitingRequest[] = []

  constructor(workerUrls: readonly string[]) {
    this.#freeWorkerUrls = Array.from({ length: maxBatchesPerWorker }, () => workerUrls).flat()
    this.maxConcurrentRequests = 2 * maxBatchRequests * this.#freeWorkerUrls.length
  }

  fetchResponse(path: string, request: SiteRequest): Promise<SiteResponse> {
    return this.#retrier.sendWithRetries(
      () =>
        new Promise((resolve) => {
          this.#waitingRequests.push({ path, request, resolve })
          setImmediate(() => this.#sendWaitingRequests())
        }),
    )
  }

  #sendWaitingRequests(): void {
    while (this.#waitingRequests.length > 0) {
      const workerUrl = this.#freeWorkerUrls.shift()
      if (workerUrl === undefined) return
      const batch = this.#waitingRequests.splice(0, maxBatchRequests)
      void sendBatch(workerUrl, batch)
        .catch(() => {})
        .then(() => {
          this.#freeWorkerUrls.push(workerUrl)
          // No effect on requests that have already been answered.
          for (const { resolve } of batch) resolve(noResponse)
          this.#sendWaitingRequests()
        })
    }
  }
}
