import { RequestRetrier } from './request-retrier.ts'
import type { Site, SiteRequest, SiteResponse } from './site.ts'

/** Maximum number of concurrent requests; others wait. */
const concurrency = 8

async function fetchOnce(url: string, { method, accept }: SiteRequest): Promise<SiteResponse> {
  const response = await fetch(url, { method, headers: { accept }, redirect: 'manual' })
  const body = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, body }
}

/**
 * A site that is requested over HTTP, one address per request.
 * @param origin without a trailing slash
 */
export function createLiveSite(origin: string): Site {
  const requests = new RequestRetrier()
  const waiting: (() => void)[] = []
  let asking = 0
  return {
    concurrency,
    async ask(path, request) {
      if (asking >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve))
      else asking++
      const response = await requests.ask(() => fetchOnce(origin + path, request))
      const next = waiting.shift()
      if (next) next()
      else asking--
      return response
    },
  }
}
