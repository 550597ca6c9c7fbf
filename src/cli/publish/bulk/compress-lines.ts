import { gzipSync } from 'fflate'

/**
 * Maximum size of a file in bytes. The Worker hashes each file while sending it, which costs a millisecond of CPU time
 * per megabyte.
 */
const maxFileBytes = 8_000_000

/**
 * Highest plausible compression ratio of prose. If the lines are longer than the size limit times this ratio, they are
 * divided without being compressed first, because a string cannot exceed 512 MB.
 */
const maxCompressionRatio = 8

/** The compressed lines of a file, and their number. */
export interface CompressedLines {
  bytes: Uint8Array
  rowCount: number
}

/**
 * Compresses lines with a JavaScript library, at a fixed level and without a timestamp. A release must depend only on
 * its content, but the output of zlib also depends on the processor.
 */
const gzipLines = (lines: readonly string[]) => gzipSync(Buffer.from(lines.join('')), { level: 6, mtime: 0 })

/**
 * Compresses lines into files within the size limit. Halves the lines until they fit, so that a changed line changes
 * only one file. A file with a single line may exceed the limit.
 */
export function compressLines(lines: readonly string[], maxBytes = maxFileBytes): CompressedLines[] {
  const totalLength = lines.reduce((total, line) => total + line.length, 0)
  if (totalLength <= maxBytes * maxCompressionRatio || lines.length === 1) {
    const bytes = gzipLines(lines)
    if (bytes.length <= maxBytes || lines.length === 1) return [{ bytes, rowCount: lines.length }]
  }
  const middle = Math.ceil(lines.length / 2)
  return [lines.slice(0, middle), lines.slice(middle)].flatMap((half) => compressLines(half, maxBytes))
}
