/** Formats that servers label as HTML, or that are saved beside pages, with patterns for their beginnings. */
const nonHtmlFormatsAndPatterns: readonly (readonly [string, RegExp])[] = [
  [
    'feed',
    /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,1000}-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]/i,
  ],
  ['sitemap', /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?[^>]{0,200}\?>\s*)?<(?:urlset|sitemapindex)[\s>]/i],
  ['data', /^[[{]["{[\d]/],
]

/**
 * Returns the format of a text that is not a page (`feed`, `sitemap` or `data`), or `null` if it may be one.
 */
export const detectNonHtmlFormat = (text: string): string | null =>
  nonHtmlFormatsAndPatterns.find(([, beginningPattern]) =>
    beginningPattern.test(text.slice(0, 4096).trimStart()),
  )?.[0] ?? null

const htmlStartPattern =
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,1000}-->\s*)*<(?:!doctype\s+html|(?:html|head|title|body|meta|article)[\s>])/i

/** True for bytes that begin like HTML, in any encoding. */
export const looksLikeHtml = (head: Uint8Array): boolean =>
  htmlStartPattern.test(Buffer.from(head.subarray(0, 8192)).toString('latin1').replaceAll('\0', ''))
