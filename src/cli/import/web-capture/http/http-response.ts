import { parseHeaderBlock } from '../../source/header-block.ts'

/** A recorded HTTP response. */
export interface HttpResponse {
  status: number
  headerFields: ReadonlyMap<string, string>
  /** Offset of the body in the bytes that were parsed. */
  bodyOffset: number
}

/** The reason for rejecting a record that is not an HTTP response. */
export const noResponseReason = 'contains no HTTP response: leave it out, or capture the page again'

const emptyLineBytes = Buffer.from('\r\n\r\n')

/**
 * Parses the status line and header of an HTTP response, whose reason phrase and body can be missing; `null`
 * for anything else.
 */
export function parseHttpResponse(firstBytes: Buffer): HttpResponse | null {
  const headerBlock =
    parseHeaderBlock(firstBytes) ?? parseHeaderBlock(Buffer.concat([firstBytes, emptyLineBytes]))
  const statusMatch = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?:\s|$)/i.exec(headerBlock?.firstLine ?? '')
  if (!headerBlock || !statusMatch) return null
  return {
    status: Number(statusMatch[1]),
    headerFields: headerBlock.fields,
    bodyOffset: Math.min(headerBlock.byteLength, firstBytes.length),
  }
}
