/** Documents that servers send as HTML, or people save beside it, and that are none. */
const others: readonly (readonly [string, RegExp])[] = [
  [
    'feed',
    /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,1000}-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]/i,
  ],
  ['sitemap', /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?[^>]{0,200}\?>\s*)?<(?:urlset|sitemapindex)[\s>]/i],
  ['data', /^[[{]["{[\d]/],
]

/** What a text is instead of a page, in one word; `null` where it may be one. */
export const detectOtherFormat = (text: string): string | null =>
  others.find(([, beginning]) => beginning.test(text.slice(0, 4096).trimStart()))?.[0] ?? null

const beginning =
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,1000}-->\s*)*<(?:!doctype\s+html|(?:html|head|title|body|meta|article)[\s>])/i

/** Whether bytes begin as HTML does, in any encoding. */
export const looksLikeHtml = (head: Uint8Array): boolean =>
  beginning.test(Buffer.from(head.subarray(0, 8192)).toString('latin1').replaceAll('\0', ''))
