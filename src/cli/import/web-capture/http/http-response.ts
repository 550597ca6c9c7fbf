import { parseHeaderBlock } from './header-block.ts'

/** An HTTP response as it was recorded. */
export interface HttpResponse {
  status: number
  fields: ReadonlyMap<string, string>
  /** Where its body begins. */
  bodyStart: number
}

const emptyLine = Buffer.from('\r\n\r\n')

/** Reads the beginning of a response; its reason phrase, and even its body, may be missing. `null` when it is none. */
export function parseResponse(beginning: Buffer): HttpResponse | null {
  const header = parseHeaderBlock(beginning) ?? parseHeaderBlock(Buffer.concat([beginning, emptyLine]))
  const status = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?:\s|$)/i.exec(header?.first ?? '')
  if (!header || !status) return null
  return {
    status: Number(status[1]),
    fields: header.fields,
    bodyStart: Math.min(header.length, beginning.length),
  }
}
