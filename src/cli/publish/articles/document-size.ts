import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'

/** Maximum size of a value in KV: 25 MiB. */
const maxBytes = 25 * 1024 * 1024

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)

/**
 * Returns a fault if a file's document is too large to publish, otherwise `null`. A body counts three times: as HTML,
 * Markdown and text.
 */
export function checkDocumentSize(file: string, document: string): ContentFault | null {
  // A UTF-16 unit takes at most three bytes of UTF-8.
  const bytes = document.length * 3 > maxBytes ? Buffer.byteLength(document) : 0
  if (bytes <= maxBytes) return null
  const reason = `is too large: ${megabytes(bytes)} MB once published, and the limit is ${megabytes(maxBytes)} MB: divide it into several articles`
  return createFileFault(file, reason)
}
