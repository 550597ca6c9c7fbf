import { unpackHeadOrEmpty } from '../../source/read-unpacked.ts'

/** Number of bytes to search for the root element, which can follow comments. */
const examinedByteCount = 16 * 1024

/**
 * Matches the beginning of an export: optional byte-order mark and blank lines, then an XML declaration,
 * comment, document type or root element.
 */
const exportStartPattern = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml|!--|!DOCTYPE|rss\s)/

/**
 * True for the first bytes of a file, plain or gzip, whose root element has the namespace of WXR. Ignores the
 * zero bytes of UTF-16.
 */
export function isWxrHead(firstBytes: Uint8Array): boolean {
  const headBytes = unpackHeadOrEmpty({ head: firstBytes }).subarray(0, examinedByteCount)
  const headText = Buffer.from(headBytes).toString('latin1').replaceAll('\0', '')
  return exportStartPattern.test(headText) && /<rss\s[^>]*wordpress\.org\/export\//.test(headText)
}
