/** The header of a WARC record or an HTTP message, with the line before its fields. */
export interface HeaderBlock {
  /** The first line: `WARC/1.1`, `HTTP/1.1 200 OK`. */
  firstLine: string
  /** Values by lower-case name; repeated fields are joined with a comma. */
  fields: ReadonlyMap<string, string>
  /** Length of the header in bytes, including the empty line at its end. */
  byteLength: number
}

/** Maximum length of a header block, in bytes. */
export const maxHeaderBytes = 256 * 1024

/**
 * Returns the offset after the empty line that ends a header block, whether lines end in CRLF or LF; -1 if there is
 * none.
 */
export function findHeaderEnd(bytes: Buffer): number {
  const crlfIndex = bytes.indexOf('\n\r\n')
  const lfIndex = bytes.subarray(0, crlfIndex < 0 ? bytes.length : crlfIndex).indexOf('\n\n')
  if (lfIndex >= 0) return lfIndex + 2
  return crlfIndex < 0 ? -1 : crlfIndex + 3
}

/** Decodes bytes as UTF-8, which WARC requires, or else as Latin-1, which HTTP once used. */
function decodeUtf8OrLatin1(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

const splitUnfoldedHeaderLines = (header: Uint8Array) =>
  decodeUtf8OrLatin1(header)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)

function parseHeaderFields(lines: readonly string[]): HeaderBlock['fields'] {
  const fields = new Map<string, string>()
  for (const line of lines) {
    const colonIndex = line.indexOf(':')
    if (colonIndex < 1) continue
    const [name, value] = [line.slice(0, colonIndex).trim().toLowerCase(), line.slice(colonIndex + 1).trim()]
    const previousValue = fields.get(name)
    fields.set(name, previousValue === undefined ? value : `${previousValue}, ${value}`)
  }
  return fields
}

/** Parses a header block; `null` if its end is missing. */
export function parseHeaderBlock(bytes: Buffer): HeaderBlock | null {
  const byteLength = findHeaderEnd(bytes)
  if (byteLength < 0) return null
  const [firstLine = '', ...fieldLines] = splitUnfoldedHeaderLines(bytes.subarray(0, byteLength))
  return { firstLine, fields: parseHeaderFields(fieldLines), byteLength }
}

/** A message or a part of one (MIME, RFC 2045): its header, and the bytes after it. */
export interface MimeEntity {
  fields: HeaderBlock['fields']
  body: Buffer
}

/** Splits a message or a part into header and body. An entity that begins with an empty line has no header. */
export function parseMimeEntity(bytes: Buffer): MimeEntity {
  const emptyLine = /^\r?\n/.exec(bytes.toString('latin1', 0, 2))?.[0]
  if (emptyLine !== undefined) return { fields: new Map(), body: bytes.subarray(emptyLine.length) }
  const headBytes = bytes.subarray(0, maxHeaderBytes)
  const headerEnd = findHeaderEnd(headBytes)
  const headerLength = headerEnd < 0 ? headBytes.length : headerEnd
  return {
    fields: parseHeaderFields(splitUnfoldedHeaderLines(bytes.subarray(0, headerLength))),
    body: bytes.subarray(headerLength),
  }
}

/**
 * Returns the media type in a `Content-Type`, in lower case and without parameters; an empty string if there is none.
 */
export const parseMediaType = (contentType: string | null | undefined): string =>
  (contentType ?? '').split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? ''
