const [lineFeedByte, maxSizeLineLength] = [10, 1024]

/** Parses the size line at an offset (RFC 9112 §7.1), or returns `null`. */
function parseSizeLine(body: Buffer, position: number): { chunkSize: number; nextOffset: number } | null {
  const lineEnd = body.subarray(0, position + maxSizeLineLength).indexOf(lineFeedByte, position)
  const size =
    lineEnd < 0
      ? null
      : /^([0-9a-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(body.toString('latin1', position, lineEnd))
  return size ? { chunkSize: Number.parseInt(size[1] ?? '', 16), nextOffset: lineEnd + 1 } : null
}

function measureLineEnd(body: Buffer, offset: number): number {
  if (body[offset] === lineFeedByte) return 1
  return body[offset + 1] === lineFeedByte ? 2 : 0
}

/**
 * Removes chunked framing from a body. Returns a body without chunks unchanged, since many recorders remove the framing
 * but leave the header. Only the last chunk may be missing.
 */
export function dechunk(body: Buffer): { bytes: Buffer } | { reason: string } {
  if (parseSizeLine(body, 0) === null) return { bytes: body }
  const chunks: Buffer[] = []
  for (let offset = 0; offset < body.length; ) {
    const sizeLine = parseSizeLine(body, offset)
    if (!sizeLine) return { reason: 'is damaged within the page: capture the page again' }
    if (sizeLine.chunkSize === 0) break
    const chunkEnd = sizeLine.nextOffset + sizeLine.chunkSize
    if (chunkEnd > body.length) return { reason: 'is cut short within the page: capture the page again' }
    chunks.push(body.subarray(sizeLine.nextOffset, chunkEnd))
    offset = chunkEnd + measureLineEnd(body, chunkEnd)
  }
  return { bytes: Buffer.concat(chunks) }
}
