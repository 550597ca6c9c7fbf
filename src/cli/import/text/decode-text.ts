import { looksBinary, replaceControlCharactersWithSpaces } from '../../content/schema/control-characters.ts'
import { createDoubleEncodingWarnings, repairDoubleEncoding } from './double-encoding.ts'
import { decodeMixedUtf8 } from './mixed-utf8.ts'
import { detectWesternEncoding } from './western-encoding.ts'

/** A file's text, and warnings about its decoding, each one sentence. */
export interface DecodedText {
  text: string
  warnings: string[]
}

/** Creates a warning about text that is not UTF-8, although it declares either UTF-8 or no encoding. */
export const createEncodingWarning = (encoding: string): string =>
  `is not UTF-8 and names no other encoding, so it was read as ${encoding}: check the accents in the article`

/**
 * Decodes bytes that are not valid UTF-8. If most characters beyond ASCII are UTF-8, only the damaged bytes are read as
 * Windows-1252; otherwise the whole file is read in an older encoding.
 */
function decodeInvalidUtf8(bytes: Uint8Array): DecodedText {
  const { text, multibyteSequenceCount, foreignByteCount } = decodeMixedUtf8(Buffer.from(bytes))
  if (multibyteSequenceCount > foreignByteCount) {
    const damageDescription =
      foreignByteCount === 1
        ? '1 byte is not UTF-8 and was'
        : `${foreignByteCount} bytes are not UTF-8 and were`
    return {
      text,
      warnings: [`${damageDescription} read as windows-1252: check the accents in the article`],
    }
  }
  const encoding = detectWesternEncoding(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), warnings: [createEncodingWarning(encoding)] }
}

function decodeUnicodeOrLegacy(bytes: Uint8Array): DecodedText {
  const toDecodedText = (text: string) => ({ text, warnings: [] })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return toDecodedText(new TextDecoder('utf-16le').decode(bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return toDecodedText(new TextDecoder('utf-16be').decode(bytes))
  try {
    return toDecodedText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes))
  } catch {
    return decodeInvalidUtf8(bytes)
  }
}

/**
 * Decodes a text file as UTF-8, as UTF-16 if it has a byte-order mark, or else as Windows-1252 or Mac OS Roman,
 * whichever suits its letters. Control characters become spaces.
 */
export function decodeText(bytes: Uint8Array): DecodedText | 'binary' {
  const decodedText = decodeUnicodeOrLegacy(bytes)
  if (decodedText.text.includes('\0') || looksBinary(decodedText.text)) return 'binary'
  return { ...decodedText, text: replaceControlCharactersWithSpaces(decodedText.text) }
}

/** Decodes a file that contains one article, and repairs double encoding. */
export function decodeArticleText(bytes: Uint8Array): DecodedText | 'binary' {
  const decodedText = decodeText(bytes)
  if (decodedText === 'binary') return 'binary'
  const repairedText = repairDoubleEncoding(decodedText.text)
  return {
    text: repairedText.text,
    warnings: [...decodedText.warnings, ...createDoubleEncodingWarnings(repairedText)],
  }
}
