import { looksLikeHtml } from '../../html/html-beginning.ts'

/** What was answered. */
export interface PayloadSample {
  mediaType: string
  url: string
  beginning: Buffer
  length: number
}

/** A page or a picture; or why it is neither. */
export type PayloadKind = { kind: 'page' | 'picture' } | { why: string }

const html = ['text/html', 'application/xhtml+xml']
const feeds = ['application/rss+xml', 'application/atom+xml', 'application/feed+json']

/** Types that servers give to what they do not know. */
const unknown = [
  '',
  'text/plain',
  'application/octet-stream',
  'application/unknown',
  'unk',
  'text/xml',
  'application/xml',
]

/** A smaller picture counts readers, or keeps a place. */
const leastPicture = 100

function unknownKind({ mediaType, url, beginning }: PayloadSample): PayloadKind {
  const { pathname } = new URL(url)
  if (looksLikeHtml(beginning)) return { kind: 'page' }
  if (/\/robots\.txt$/i.test(pathname)) return { why: 'robots' }
  if (/<(?:rss|feed|rdf:RDF)[\s>]/.test(beginning.toString('latin1', 0, 1024))) return { why: 'feed' }
  if (/<(?:urlset|sitemapindex)[\s>]/.test(beginning.toString('latin1', 0, 1024))) return { why: 'sitemap' }
  return { why: mediaType || 'unknown type' }
}

/** What a payload is for the archive, by its media type, and by its beginning where that says nothing. */
export function classifyPayloadSample(payload: PayloadSample): PayloadKind {
  const { mediaType, length } = payload
  if (html.includes(mediaType)) return { kind: 'page' }
  if (feeds.includes(mediaType)) return { why: 'feed' }
  if (unknown.includes(mediaType)) return unknownKind(payload)
  if (!/^image\/[\w.+-]+$/.test(mediaType)) return { why: mediaType.slice(0, 60) }
  return length < leastPicture ? { why: 'tracking pixel' } : { kind: 'picture' }
}
