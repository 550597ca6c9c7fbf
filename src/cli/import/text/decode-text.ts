import { looksBinary, replaceControls } from '../../content/schema/control-characters.ts'
import { repairDoubleEncoding, repairWarnings } from './double-encoding.ts'
import { decodeMixedUtf8 } from './mixed-utf8.ts'
import { detectWesternEncoding } from './western-encoding.ts'

/** A file's text, and what an archivist should know of how it was decoded, a sentence each. */
export interface DecodedText {
  text: string
  warnings: string[]
}

/** What a report says of a text whose encoding nothing names. */
export const encodingGuessWarning = (encoding: string): string =>
  `is not UTF-8 and names no encoding: read as ${encoding}, which is a guess`

/**
 * Bytes that are not all UTF-8: the encoding of most old newsrooms' files, unless most of what is beyond ASCII is
 * UTF-8; then only the damaged bytes are read as that.
 */
function decodeOlder(bytes: Uint8Array): DecodedText {
  const { text, sequences, foreignBytes } = decodeMixedUtf8(Buffer.from(bytes))
  if (sequences > foreignBytes) {
    const damaged = foreignBytes === 1 ? '1 byte is' : `${foreignBytes} bytes are`
    return { text, warnings: [`${damaged} not UTF-8: read as windows-1252`] }
  }
  const encoding = detectWesternEncoding(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), warnings: [encodingGuessWarning(encoding)] }
}

function decode(bytes: Uint8Array): DecodedText {
  const certain = (text: string) => ({ text, warnings: [] })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return certain(new TextDecoder('utf-16le').decode(bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return certain(new TextDecoder('utf-16be').decode(bytes))
  try {
    return certain(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes))
  } catch {
    return decodeOlder(bytes)
  }
}

/**
 * The text of a file: UTF-8, UTF-16 with a byte-order mark, else windows-1252 or Mac OS Roman, whichever its letters
 * suit. Control characters become spaces. `null` when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const decoded = decode(bytes)
  if (decoded.text.includes('\0') || looksBinary(decoded.text)) return null
  return { ...decoded, text: replaceControls(decoded.text) }
}

/** The text of a file that is one article: decoded, and repaired where it was encoded twice. `null` when it is no text. */
export function decodeArticleText(bytes: Uint8Array): DecodedText | null {
  const decoded = decodeText(bytes)
  if (decoded === null) return null
  const repair = repairDoubleEncoding(decoded.text)
  return { text: repair.text, warnings: [...decoded.warnings, ...repairWarnings(repair)] }
}
