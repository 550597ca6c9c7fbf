import { gzipSync } from 'fflate'

/** Maximum size of a file: the Worker hashes a file while sending it, at a millisecond of CPU time per megabyte. */
const maxFileBytes = 8_000_000

/**
 * Maximum plausible compression ratio of prose. Longer texts are divided before their lines are joined, since a
 * string has at most 512 MB.
 */
const maxCompressionRatio = 8

/** The lines of a file, compressed. */
export interface CompressedLines {
  bytes: Uint8Array
  rowCount: number
}

/**
 * Compresses with a JavaScript library, at a fixed level and without a timestamp: zlib's output depends on the
 * processor, but a release must depend on its content alone.
 */
const gzipLines = (lines: readonly string[]) => gzipSync(Buffer.from(lines.join('')), { level: 6, mtime: 0 })

/**
 * Compresses lines into a few files within the size limit. Divides them in half until they fit, so that a changed
 * line changes only one file.
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
