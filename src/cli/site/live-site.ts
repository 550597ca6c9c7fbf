import { RequestRetrier } from './request-retrier.ts'
import type { Site, SiteRequest, SiteResponse } from './site.ts'

/** Maximum number of concurrent requests. Further requests wait. */
const maxConcurrentRequests = 8

async function fetchOverHttp(url: string, { method, accept }: SiteRequest): Promise<SiteResponse> {
  const response = await fetch(url, { method, headers: { accept }, redirect: 'manual' })
  const body = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, body }
}

/** Creates a site to which every request is sent over HTTP. @param origin without a trailing slash */
export function createLiveSite(origin: string): Site {
  const retrier = new RequestRetrier()
  const waitingResolvers: (() => void)[] = []
  let activeRequestCount = 0
  return {
    maxConcurrentRequests: maxConcurrentRequests,
    async fetchResponse(path, request) {
      if (activeRequestCount >= maxConcurrentRequests)
        await new Promise<void>((resolve) => waitingResolvers.push(resolve))
      else activeRequestCount++
      const response = await retrier.sendWithRetries(() => fetchOverHttp(origin + path, request))
      const resumeNext = waitingResolvers.shift()
      if (resumeNext) resumeNext()
      else activeRequestCount--
      return response
    },
  }
}
