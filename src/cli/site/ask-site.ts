import { setTimeout as wait } from 'node:timers/promises'

/** The response of a site; `status` 0 when there was none. */
export interface SiteResponse {
  status: number
  headers: Headers
  body: Uint8Array
}

/** A request to a site. */
export interface SiteRequest {
  method: 'GET' | 'HEAD'
  accept: string
}

/** A site that fails is asked three times, after 0.5 s and another second. */
const attempts = 3
const pauseMs = 500

async function askOnce(url: string, { method, accept }: SiteRequest): Promise<SiteResponse> {
  const response = await fetch(url, { method, headers: { accept }, redirect: 'manual' })
  const body = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, body }
}

/** Asks a site for a path, and again after no response, a 429 or a 5xx. Redirects are not followed. */
export async function askSite(origin: string, path: string, request: SiteRequest): Promise<SiteResponse> {
  let response: SiteResponse = { status: 0, headers: new Headers(), body: new Uint8Array() }
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await wait(pauseMs * attempt)
    response = await askOnce(origin + path, request).catch(() => response)
    if (response.status !== 0 && response.status !== 429 && response.status < 500) break
  }
  return response
}

export const describeStatus = ({ status }: Pick<SiteResponse, 'status'>): string =>
  status === 0 ? 'no answer' : String(status)

/** A representation of a page, at its explicit URL. */
export interface LinkedRepresentation {
  url: string
  mediaType: string
}

/** Reads the other representations of a page from its `Link` header (RFC 8288). */
export const parseLinkedRepresentations = ({ headers }: SiteResponse): LinkedRepresentation[] =>
  [...(headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="alternate"; type="([^"]+)"/g)].map(
    ([, url = '', mediaType = '']) => ({ url, mediaType }),
  )
