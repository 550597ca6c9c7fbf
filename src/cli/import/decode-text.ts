/** Sequences that are UTF-8 (RFC 3629 §4), in bytes written as Latin-1. */
const sequence =
  '[\\xC2-\\xDF][\\x80-\\xBF]|\\xE0[\\xA0-\\xBF][\\x80-\\xBF]|[\\xE1-\\xEC\\xEE\\xEF][\\x80-\\xBF]{2}|' +
  '\\xED[\\x80-\\x9F][\\x80-\\xBF]|\\xF0[\\x90-\\xBF][\\x80-\\xBF]{2}|[\\xF1-\\xF3][\\x80-\\xBF]{3}|' +
  '\\xF4[\\x80-\\x8F][\\x80-\\xBF]{2}'

const sequenceOrByte = new RegExp(`(${sequence})|[\\x80-\\xFF]`, 'g')

const windows1252 = new TextDecoder('windows-1252')

const bytesOf = (latin1: string) => Buffer.from(latin1, 'latin1')

/**
 * Bytes that are not all UTF-8: the encoding of most old newsrooms' files, unless most of what is beyond ASCII is
 * UTF-8; then only the damaged bytes are read as that.
 */
function decodeOlder(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes).toString('latin1')
  const counts = { sequences: 0, bytes: 0 }
  const mended = latin1.replace(sequenceOrByte, (found: string, valid?: string) => {
    counts[valid === undefined ? 'bytes' : 'sequences']++
    return valid === undefined ? windows1252.decode(bytesOf(found)) : bytesOf(valid).toString('utf8')
  })
  return counts.sequences > counts.bytes ? mended : windows1252.decode(bytes)
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return decodeOlder(bytes)
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g

/** A text without control characters, which no document may hold: they become spaces. */
export const withoutControls = (text: string): string => text.replace(control, ' ')

/** Text may hold a stray control character, but not one in fifty. */
const mostControls = 0.02

/**
 * The text of a file: UTF-8, UTF-16 with a byte-order mark, else windows-1252. Control characters become spaces.
 * `null` when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes)
  const controls = text.match(control)
  if (controls === null) return text
  if (controls.includes('\0') || controls.length > text.length * mostControls) return null
  return withoutControls(text)
}
