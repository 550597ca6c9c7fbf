/** The response of a site; `status` 0 when there was none. */
export interface SiteResponse {
  status: number
  headers: Pick<Headers, 'get'>
  body: Uint8Array
}

/** A request to a site. */
export interface SiteRequest {
  method: 'GET' | 'HEAD'
  accept: string
}

/** A site that answers requests for paths. Redirects are not followed. */
export interface Site {
  /** Requests that may be in progress at the same time. */
  readonly concurrency: number
  ask(path: string, request: SiteRequest): Promise<SiteResponse>
}

export const noResponse: SiteResponse = { status: 0, headers: new Headers(), body: new Uint8Array() }

export const describeStatus = ({ status }: Pick<SiteResponse, 'status'>): string =>
  status === 0 ? 'no answer' : String(status)

/** A representation of a page, at its explicit URL. */
export interface LinkedRepresentation {
  url: string
  mediaType: string
}

/** Reads the other representations of a page from its links: its `Link` header may be too short for all. */
export const parseLinkedRepresentations = ({ body }: Pick<SiteResponse, 'body'>): LinkedRepresentation[] =>
  [...new TextDecoder().decode(body).matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"\/>/g)].map(
    ([, mediaType = '', url = '']) => ({ url: url.replaceAll('&amp;', '&'), mediaType }),
  )
