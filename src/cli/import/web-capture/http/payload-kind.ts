import { looksLikeHtml } from '../../html/html-beginning.ts'

/** The beginning of a payload, and its metadata. */
export interface PayloadSample {
  mediaType: string
  url: string
  beginning: Buffer
  payloadLength: number
}

/** The kind of a payload or, if it is neither a page nor a picture, the reason for skipping it. */
export type PayloadKindOrSkipReason = { kind: 'page' | 'picture' } | { skipReason: string }

const pageMediaTypes = ['text/html', 'application/xhtml+xml']
const feedMediaTypes = ['application/rss+xml', 'application/atom+xml', 'application/feed+json']

/** Media types that servers use for unknown files. */
const genericMediaTypes = [
  '',
  'text/plain',
  'application/octet-stream',
  'application/unknown',
  'unk',
  'text/xml',
  'application/xml',
]

/** Minimum size of a picture, in bytes. Smaller files are tracking pixels or placeholders. */
const minPictureBytes = 100

function classifyPayloadByBeginning({ mediaType, url, beginning }: PayloadSample): PayloadKindOrSkipReason {
  const { pathname } = new URL(url)
  if (looksLikeHtml(beginning)) return { kind: 'page' }
  if (/\/robots\.txt$/i.test(pathname)) return { skipReason: 'robots' }
  if (/<(?:rss|feed|rdf:RDF)[\s>]/.test(beginning.toString('latin1', 0, 1024))) return { skipReason: 'feed' }
  if (/<(?:urlset|sitemapindex)[\s>]/.test(beginning.toString('latin1', 0, 1024)))
    return { skipReason: 'sitemap' }
  return { skipReason: mediaType || 'unknown type' }
}

/** Classifies a payload by its media type, or by its beginning if the media type is generic. */
export function classifyPayloadSample(payload: PayloadSample): PayloadKindOrSkipReason {
  const { mediaType, payloadLength } = payload
  if (pageMediaTypes.includes(mediaType)) return { kind: 'page' }
  if (feedMediaTypes.includes(mediaType)) return { skipReason: 'feed' }
  if (genericMediaTypes.includes(mediaType)) return classifyPayloadByBeginning(payload)
  if (!/^image\/[\w.+-]+$/.test(mediaType)) return { skipReason: mediaType.slice(0, 60) }
  return payloadLength < minPictureBytes ? { skipReason: 'tracking pixel' } : { kind: 'picture' }
}
