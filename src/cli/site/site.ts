/** The response of a site. `status` is 0 if there was no response. */
export interface SiteResponse {
  status: number
  headers: Pick<Headers, 'get'>
  body: Uint8Array
}

/** A request to a site. */
export interface SiteRequest {
  method: 'GET' | 'HEAD'
  accept: string
  /**
   * The key of the object from which the response is made, if known. A batch reads the objects of its requests
   * together.
   */
  objectKey?: string | null | undefined
}

/** A site that answers requests for paths. It does not follow redirects. */
export interface Site {
  /** Maximum number of requests in progress. */
  readonly maxConcurrentRequests: number
  fetchResponse(path: string, request: SiteRequest): Promise<SiteResponse>
}

export const noResponse: SiteResponse = { status: 0, headers: new Headers(), body: new Uint8Array() }

export const describeStatus = ({ status }: Pick<SiteResponse, 'status'>): string =>
  status === 0 ? 'no response' : String(status)

/** A representation that a page links to, at its explicit URL. */
export interface LinkedRepresentation {
  url: string
  mediaType: string
}

/**
 * Copies a string. A substring makes V8 retain the whole text, so the URLs of an export would keep all of its pages
 * in memory.
 */
const copyString = (text: string): string => Buffer.from(text).toString()

/**
 * Parses the links to a page's other representations from its HTML, because the `Link` header may not contain all of
 * them.
 */
export const parseLinkedRepresentations = ({ body }: Pick<SiteResponse, 'body'>): LinkedRepresentation[] =>
  [...new TextDecoder().decode(body).matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"\/>/g)].map(
    ([, mediaType = '', url = '']) => ({
      url: copyString(url.replaceAll('&amp;', '&')),
      mediaType: copyString(mediaType),
    }),
  )
