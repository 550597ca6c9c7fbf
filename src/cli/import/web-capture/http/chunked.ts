import { importSavedPageRemedy } from '../../source/save-page-remedy.ts'

const [lineFeedByte, maxSizeLineLength] = [10, 1024]

/** Parses the chunk-size line at `lineOffset` (RFC 9112 §7.1), or returns `null` if there is none. */
function parseChunkSizeLine(
  body: Buffer,
  lineOffset: number,
): { chunkSize: number; nextOffset: number } | null {
  const lineEndOffset = body.subarray(0, lineOffset + maxSizeLineLength).indexOf(lineFeedByte, lineOffset)
  const sizeMatch =
    lineEndOffset < 0
      ? null
      : /^([0-9a-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(body.toString('latin1', lineOffset, lineEndOffset))
  return sizeMatch
    ? { chunkSize: Number.parseInt(sizeMatch[1] ?? '', 16), nextOffset: lineEndOffset + 1 }
    : null
}

function getLineBreakLength(body: Buffer, offset: number): number {
  if (body[offset] === lineFeedByte) return 1
  return body[offset + 1] === lineFeedByte ? 2 : 0
}

/**
 * Removes the chunk framing from a body. Returns a body without framing unchanged, because many capture tools
 * remove the framing but keep the header. Returns a reason if a chunk is damaged or incomplete. The last,
 * empty chunk may be missing.
 */
export function removeChunkFraming(body: Buffer): { bytes: Buffer } | { reason: string } {
  if (parseChunkSizeLine(body, 0) === null) return { bytes: body }
  const chunks: Buffer[] = []
  for (let offset = 0; offset < body.length; ) {
    const sizeLine = parseChunkSizeLine(body, offset)
    if (!sizeLine) return { reason: `is damaged within the page: ${importSavedPageRemedy}` }
    if (sizeLine.chunkSize === 0) break
    const chunkEndOffset = sizeLine.nextOffset + sizeLine.chunkSize
    if (chunkEndOffset > body.length)
      return { reason: `is cut short within the page: ${importSavedPageRemedy}` }
    chunks.push(body.subarray(sizeLine.nextOffset, chunkEndOffset))
    offset = chunkEndOffset + getLineBreakLength(body, chunkEndOffset)
  }
  return { bytes: Buffer.concat(chunks) }
}
