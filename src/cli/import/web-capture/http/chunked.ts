const [lineFeed, longestSizeLine] = [10, 1024]

/** Parses the size line at an offset (RFC 9112 §7.1), or returns `null`. */
function parseSizeLine(body: Buffer, position: number): { size: number; next: number } | null {
  const end = body.subarray(0, position + longestSizeLine).indexOf(lineFeed, position)
  const size =
    end < 0 ? null : /^([0-9a-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(body.toString('latin1', position, end))
  return size ? { size: Number.parseInt(size[1] ?? '', 16), next: end + 1 } : null
}

function measureLineEnd(body: Buffer, at: number): number {
  if (body[at] === lineFeed) return 1
  return body[at + 1] === lineFeed ? 2 : 0
}

/**
 * Removes chunked framing from a body. Returns a body without chunks unchanged, since many recorders remove the framing
 * but leave the header. Only the last chunk may be missing.
 */
export function dechunk(body: Buffer): { bytes: Buffer } | { reason: string } {
  if (parseSizeLine(body, 0) === null) return { bytes: body }
  const chunks: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const line = parseSizeLine(body, at)
    if (!line) return { reason: 'is damaged within the page: capture the page again' }
    if (line.size === 0) break
    const end = line.next + line.size
    if (end > body.length) return { reason: 'is cut short within the page: capture the page again' }
    chunks.push(body.subarray(line.next, end))
    at = end + measureLineEnd(body, end)
  }
  return { bytes: Buffer.concat(chunks) }
}
