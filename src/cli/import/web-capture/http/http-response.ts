import { parseHeaderBlock } from '../../source/header-block.ts'
import { ignoreOrSaveRemedy } from '../../source/save-page-remedy.ts'

/** A recorded HTTP response. */
export interface HttpResponse {
  status: number
  headerFields: ReadonlyMap<string, string>
  /** Offset of the body in the parsed bytes. */
  bodyOffset: number
}

/** The reason for rejecting a record that is not an HTTP response. */
export const noResponseReason = `contains no answer of a web server: ${ignoreOrSaveRemedy}`

const emptyLineBytes = Buffer.from('\r\n\r\n')

/**
 * Parses the status line and header of an HTTP response, even if its reason phrase or body is missing.
 * Returns `null` if the bytes are not an HTTP response.
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
