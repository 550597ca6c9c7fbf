import { remarksOnRepair, repairDoubleEncoding } from './double-encoding.ts'
import { detectWesternEncoding } from './western-encoding.ts'

/** Sequences that are UTF-8 (RFC 3629 §4), in bytes written as Latin-1. */
const sequence =
  '[\\xC2-\\xDF][\\x80-\\xBF]|\\xE0[\\xA0-\\xBF][\\x80-\\xBF]|[\\xE1-\\xEC\\xEE\\xEF][\\x80-\\xBF]{2}|' +
  '\\xED[\\x80-\\x9F][\\x80-\\xBF]|\\xF0[\\x90-\\xBF][\\x80-\\xBF]{2}|[\\xF1-\\xF3][\\x80-\\xBF]{3}|' +
  '\\xF4[\\x80-\\x8F][\\x80-\\xBF]{2}'

const sequenceOrByte = new RegExp(`(${sequence})|[\\x80-\\xFF]`, 'g')

const windows1252 = new TextDecoder('windows-1252')

const bytesOf = (latin1: string) => Buffer.from(latin1, 'latin1')

/** A file's text, and what an archivist should know of how it was decoded, a sentence each. */
export interface DecodedText {
  text: string
  remarks: string[]
}

/** What a report says of a text whose encoding nothing names. */
export const remarkOnGuess = (encoding: string): string =>
  `is not UTF-8 and names no encoding: read as ${encoding}, which is a guess`

/**
 * Bytes that are not all UTF-8: the encoding of most old newsrooms' files, unless most of what is beyond ASCII is
 * UTF-8; then only the damaged bytes are read as that.
 */
function decodeOlder(bytes: Uint8Array): DecodedText {
  const latin1 = Buffer.from(bytes).toString('latin1')
  const counts = { sequences: 0, bytes: 0 }
  const mended = latin1.replace(sequenceOrByte, (found: string, valid?: string) => {
    counts[valid === undefined ? 'bytes' : 'sequences']++
    return valid === undefined ? windows1252.decode(bytesOf(found)) : bytesOf(valid).toString('utf8')
  })
  if (counts.sequences > counts.bytes) {
    const damaged = counts.bytes === 1 ? '1 byte is' : `${counts.bytes} bytes are`
    return { text: mended, remarks: [`${damaged} not UTF-8: read as windows-1252`] }
  }
  const encoding = detectWesternEncoding(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), remarks: [remarkOnGuess(encoding)] }
}

function decode(bytes: Uint8Array): DecodedText {
  const certain = (text: string) => ({ text, remarks: [] })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return certain(new TextDecoder('utf-16le').decode(bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return certain(new TextDecoder('utf-16be').decode(bytes))
  try {
    return certain(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes))
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
 * The text of a file: UTF-8, UTF-16 with a byte-order mark, else windows-1252 or Mac OS Roman, whichever its letters
 * suit. Control characters become spaces. `null` when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const decoded = decode(bytes)
  const controls = decoded.text.match(control)
  if (controls === null) return decoded
  if (controls.includes('\0') || controls.length > decoded.text.length * mostControls) return null
  return { ...decoded, text: withoutControls(decoded.text) }
}

/** The text of a file that is one article: decoded, and repaired where it was encoded twice. `null` when it is no text. */
export function decodeArticleText(bytes: Uint8Array): DecodedText | null {
  const decoded = decodeText(bytes)
  if (decoded === null) return null
  const repair = repairDoubleEncoding(decoded.text)
  return { text: repair.text, remarks: [...decoded.remarks, ...remarksOnRepair(repair)] }
}
