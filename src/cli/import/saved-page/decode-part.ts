import type { MimePart } from './mime-parts.ts'

const [equalsByte, carriageReturnByte, lineFeedByte, spaceByte, tabByte] = [0x3d, 0x0d, 0x0a, 0x20, 0x09]

/** Returns the value of a hexadecimal digit, or `NaN` for any other byte and for `undefined`. */
const parseHexadecimalDigit = (byte: number | undefined): number => {
  if (byte === undefined) return Number.NaN
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lowerCaseByte = byte | 0x20
  return lowerCaseByte >= 0x61 && lowerCaseByte <= 0x66 ? lowerCaseByte - 0x57 : Number.NaN
}

/** Returns the offset of the next line if only white space precedes it, and -1 otherwise. */
function findNextLineAfterSpace(bytes: Buffer, fromIndex: number): number {
  let index = fromIndex
  while (bytes[index] === spaceByte || bytes[index] === tabByte) index++
  if (bytes[index] === carriageReturnByte) index++
  return bytes[index] === lineFeedByte ? index + 1 : -1
}

/**
 * Decodes quoted-printable text (RFC 2045 §6.7). Keeps an equals sign that does not begin a valid sequence,
 * as §6.7 advises.
 */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const decodedBytes = Buffer.allocUnsafe(bytes.length)
  let decodedLength = 0
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index++] as number
    const decodedByte =
      byte === equalsByte
        ? parseHexadecimalDigit(bytes[index]) * 16 + parseHexadecimalDigit(bytes[index + 1])
        : byte
    const nextLineIndex =
      byte === equalsByte && Number.isNaN(decodedByte) ? findNextLineAfterSpace(bytes, index) : -1
    if (nextLineIndex >= 0) index = nextLineIndex
    else {
      decodedBytes[decodedLength++] = Number.isNaN(decodedByte) ? byte : decodedByte
      if (byte === equalsByte && !Number.isNaN(decodedByte)) index += 2
    }
  }
  return decodedBytes.subarray(0, decodedLength)
}

/** Decodes a part's body (RFC 2045 §6). Decodes as much as possible of a damaged body. */
export function decodePartBody({ fields, body }: MimePart): Buffer {
  const encoding = (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body
}
