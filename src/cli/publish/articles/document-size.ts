import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'

/** Maximum size of a value in KV: 25 MiB. */
const maxValueBytes = 25 * 1024 * 1024

const formatMegabytes = (byteCount: number) => (byteCount / 1_000_000).toFixed(1)

/**
 * Returns a fault if the document of a file is too large to publish; otherwise `null`. A document contains its body
 * three times: as HTML, Markdown and text.
 */
export function findDocumentSizeFault(file: string, documentJson: string): ContentFault | null {
  // A UTF-16 unit takes at most three bytes of UTF-8.
  const byteCount = documentJson.length * 3 > maxValueBytes ? Buffer.byteLength(documentJson) : 0
  if (byteCount <= maxValueBytes) return null
  const reason = `is ${formatMegabytes(byteCount)} MB once published, more than the limit of ${formatMegabytes(maxValueBytes)} MB: divide it into several files`
  return createFileFault(file, reason)
}
