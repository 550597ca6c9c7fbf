/** The lines that a WARC record or an HTTP message begins with. */
export interface HeaderBlock {
  /** `WARC/1.1`, `HTTP/1.1 200 OK`. */
  first: string
  /** By name in lower case; of a name that occurs twice, both values, with a comma. */
  fields: ReadonlyMap<string, string>
  /** How many bytes it takes, with the empty line that ends it. */
  length: number
}

/** No header block is longer. */
export const longestHeader = 256 * 1024

/** Where the empty line that ends a header block ends, or -1: CRLF as it should be, or LF as it often is. */
export function findHeaderEnd(bytes: Buffer): number {
  const strict = bytes.indexOf('\n\r\n')
  const loose = bytes.subarray(0, strict < 0 ? bytes.length : strict).indexOf('\n\n')
  if (loose >= 0) return loose + 2
  return strict < 0 ? -1 : strict + 3
}

/** UTF-8 where the bytes are, as WARC says; else Latin-1, as HTTP used to. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

/** Reads a header block; `null` when it does not end. */
export function parseHeaderBlock(bytes: Buffer): HeaderBlock | null {
  const length = findHeaderEnd(bytes)
  if (length < 0) return null
  const [first = '', ...lines] = decode(bytes.subarray(0, length))
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  const fields = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const [name, value] = [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
    const before = fields.get(name)
    fields.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return { first, fields, length }
}

/** The media type of a `Content-Type`, in lower case and without parameters; empty when there is none. */
export const mediaTypeFrom = (contentType: string | null | undefined): string =>
  (contentType ?? '').split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? ''
