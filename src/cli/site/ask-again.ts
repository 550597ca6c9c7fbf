import { setTimeout as wait } from 'node:timers/promises'
import { noResponse, type SiteResponse } from './site.ts'

/** A site that fails is asked three times, after 0.5 s and another second. */
const attempts = 3
const pauseMs = 500

/** Asks once, and again after no response, a 429 or a 5xx. */
export async function askAgain(ask: () => Promise<SiteResponse>): Promise<SiteResponse> {
  let response = noResponse
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await wait(pauseMs * attempt)
    response = await ask().catch(() => noResponse)
    if (response.status !== 0 && response.status !== 429 && response.status < 500) break
  }
  return response
}
