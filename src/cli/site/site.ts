/** The response of a site; `status` is 0 if there was none. */
export interface SiteResponse {
  status: number
  headers: Pick<Headers, 'get'>
  body: Uint8Array
}

/** A request to a site. */
export interface SiteRequest {
  method: 'GET' | 'HEAD'
  accept: string
  /** The key of the object from which the response is made, if known. Batches read such objects together. */
  objectKey?: string | null | undefined
}

/** A site that answers requests for paths. Does not follow redirects. */
export interface Site {
  /** Maximum number of requests in progress. */
  readonly maxConcurrentRequests: number
  fetchResponse(path: string, request: SiteRequest): Promise<SiteResponse>
}

export const noResponse: SiteResponse = { status: 0, headers: new Headers(), body: new Uint8Array() }

export const describeStatus = ({ status }: Pick<SiteResponse, 'status'>): string =>
  status === 0 ? 'no response' : String(status)

/** A representation of a page, at its explicit URL. */
export interface LinkedRepresentation {
  url: string
  mediaType: string
}

/**
 * Copies a string. V8 keeps the whole text of which a substring is a part, so the URLs of an export would keep its
 * pages in memory.
 */
const copyString = (text: string): string => Buffer.from(text).toString()

/**
 * Parses the links to a page's other representations from its HTML, since its `Link` header may be too short for
 * all of them.
 */
export const parseLinkedRepresentations = ({ body }: Pick<SiteResponse, 'body'>): LinkedRepresentation[] =>
  [...new TextDecoder().decode(body).matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"\/>/g)].map(
    ([, mediaType = '', url = '']) => ({
      url: copyString(url.replaceAll('&amp;', '&')),
      mediaType: copyString(mediaType),
    }),
  )
