import { setTimeout as wait } from 'node:timers/promises'
import { noResponse, type SiteResponse } from './site.ts'

/** Pauses before each quick retry after a failure, in milliseconds. */
const quickPausesMs = [500, 1000]

/** Pauses before each slow retry, in milliseconds. An overloaded site receives only one slow request at a time. */
const overloadPausesMs = [2000, 4000, 8000]

/**
 * Minimum duration of a failed request that indicates overload, in milliseconds. The Worker stops reading after 1.5
 * s, but reports corruption immediately.
 */
const minOverloadMs = 1000

/**
 * Maximum number of consecutive addresses that an overloaded site may refuse after all retries. After that, the site
 * counts as failing and slow retries stop.
 */
const maxConsecutiveRefusals = 5

type SendRequest = () => Promise<SiteResponse>

const isFailedResponse = ({ status }: SiteResponse) => status === 0 || status === 429 || status >= 500

/**
 * Retries a request that receives no response, a 429 or a 5xx: quickly at first, and slowly if the site is
 * overloaded.
 */
export class RequestRetrier {
  #consecutiveRefusalCount = 0
  /** Resolves when all slow retries requested so far have ended. */
  #slowRequestsEnd: Promise<unknown> = Promise.resolve()

  async sendWithRetries(sendRequest: SendRequest): Promise<SiteResponse> {
    let [response, longestAttemptMs] = [noResponse, 0]
    for (const pauseMs of [0, ...quickPausesMs]) {
      if (pauseMs > 0) await wait(pauseMs)
      const startTime = performance.now()
      response = await sendRequest().catch(() => noResponse)
      if (!isFailedResponse(response)) return response
      longestAttemptMs = Math.max(longestAttemptMs, performance.now() - startTime)
    }
    if (longestAttemptMs < minOverloadMs && response.status !== 429) return response
    const slowRequest = this.#slowRequestsEnd.then(() => this.#retrySlowly(sendRequest, response))
    this.#slowRequestsEnd = slowRequest
    return slowRequest
  }

  async #retrySlowly(sendRequest: SendRequest, failedResponse: SiteResponse): Promise<SiteResponse> {
    let response = failedResponse
    for (const pauseMs of overloadPausesMs) {
      if (this.#consecutiveRefusalCount >= maxConsecutiveRefusals) return response
      await wait(pauseMs)
      response = await sendRequest().catch(() => noResponse)
      if (isFailedResponse(response)) continue
      this.#consecutiveRefusalCount = 0
      return response
    }
    this.#consecutiveRefusalCount++
    return response
  }
}
