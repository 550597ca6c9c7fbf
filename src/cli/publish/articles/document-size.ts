import { type ContentFault, fileFault } from '../../content/files/content-fault.ts'

/** KV takes values of up to 25 MiB. */
const maxBytes = 25 * 1024 * 1024

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)

/** Why the document of a file cannot be published; `null` where it can. A body is in it three times: as HTML, Markdown and text. */
export function checkDocumentSize(file: string, document: string): ContentFault | null {
  // A character is three bytes of UTF-8 at most.
  const bytes = document.length * 3 > maxBytes ? Buffer.byteLength(document) : 0
  if (bytes <= maxBytes) return null
  const reason = `makes a document of ${megabytes(bytes)} MB, and one may have ${megabytes(maxBytes)}: divide it into several articles`
  return fileFault(file, reason)
}
