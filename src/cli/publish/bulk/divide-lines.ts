import { gzipSync } from 'fflate'

/** Maximum size of a file: the Worker hashes a file while it sends it, a millisecond of CPU time a megabyte. */
const maxFileBytes = 8_000_000

/** The greatest plausible compression of prose. A longer text is divided before it is joined: a string has 512 MB at most. */
const maxCompression = 8

/** The rows of a file, compressed. */
export interface CompressedLines {
  bytes: Uint8Array
  rows: number
}

/**
 * Compresses with a library in JavaScript, at a fixed level and without a time: zlib's bytes depend on the processor, and a
 * release is a function of its content.
 */
const compress = (lines: readonly string[]) => gzipSync(Buffer.from(lines.join('')), { level: 6, mtime: 0 })

/** Compresses lines into as few files as the size allows, by halves, so that a changed line changes one of them. */
export function divideLines(lines: readonly string[], maxBytes = maxFileBytes): CompressedLines[] {
  const length = lines.reduce((total, line) => total + line.length, 0)
  if (length <= maxBytes * maxCompression || lines.length === 1) {
    const bytes = compress(lines)
    if (bytes.length <= maxBytes || lines.length === 1) return [{ bytes, rows: lines.length }]
  }
  const middle = Math.ceil(lines.length / 2)
  return [lines.slice(0, middle), lines.slice(middle)].flatMap((half) => divideLines(half, maxBytes))
}
