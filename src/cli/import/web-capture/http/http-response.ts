import { parseHeaderBlock } from '../../source/header-block.ts'

/** A recorded HTTP response. */
export interface HttpResponse {
  status: number
  fields: ReadonlyMap<string, string>
  /** Offset of its body. */
  bodyStart: number
}

/** The reason for rejecting a record that is not an HTTP response. */
export const noResponseReason = 'contains no HTTP response: leave it out, or capture the page again'

const emptyLine = Buffer.from('\r\n\r\n')

/** Parses the beginning of a response, whose reason phrase and body can be missing; `null` for anything else. */
export function parseResponse(beginning: Buffer): HttpResponse | null {
  const header = parseHeaderBlock(beginning) ?? parseHeaderBlock(Buffer.concat([beginning, emptyLine]))
  const status = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?:\s|$)/i.exec(header?.firstLine ?? '')
  if (!header || !status) return null
  return {
    status: Number(status[1]),
    fields: header.fields,
    bodyStart: Math.min(header.byteLength, beginning.length),
  }
}
