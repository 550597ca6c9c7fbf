import type { MimePart } from './mime-parts.ts'

const [equalsByte, carriageReturnByte, lineFeedByte, spaceByte, tabByte] = [0x3d, 0x0d, 0x0a, 0x20, 0x09]

/** Returns the value of a hexadecimal digit; `NaN` for any other byte, and for none. */
const toHexadecimalDigit = (byte: number | undefined): number => {
  if (byte === undefined) return Number.NaN
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN
}

/** Returns the beginning of the next line if only white space follows, otherwise -1. */
function findNextLine(bytes: Buffer, from: number): number {
  let index = from
  while (bytes[index] === spaceByte || bytes[index] === tabByte) index++
  if (bytes[index] === carriageReturnByte) index++
  return bytes[index] === lineFeedByte ? index + 1 : -1
}

/** Decodes quoted-printable (RFC 2045 §6.7). An equals sign that begins nothing stays, as in §6.7's advice. */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const decodedBytes = Buffer.allocUnsafe(bytes.length)
  let decodedLength = 0
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index++] as number
    const value =
      byte === equalsByte
        ? toHexadecimalDigit(bytes[index]) * 16 + toHexadecimalDigit(bytes[index + 1])
        : byte
    const nextLine = byte === equalsByte && Number.isNaN(value) ? findNextLine(bytes, index) : -1
    if (nextLine >= 0) index = nextLine
    else {
      decodedBytes[decodedLength++] = Number.isNaN(value) ? byte : value
      if (byte === equalsByte && !Number.isNaN(value)) index += 2
    }
  }
  return decodedBytes.subarray(0, decodedLength)
}

/** Removes a part's transfer encoding (RFC 2045 §6). Decodes as much as possible of damaged bytes. */
export function decodePart({ fields, body }: MimePart): Buffer {
  const encoding = (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body
}
