import { looksBinary, replaceControlCharactersWithSpaces } from '../../content/schema/control-characters.ts'
import { createEncodingWarning, type DecodedText, decodeText } from '../text/decode-text.ts'
import { findLegacyDecoder } from './detect-encoding.ts'

/**
 * Matches the declaration of a page's encoding near its beginning (HTML Standard, "prescan a byte stream to
 * determine its encoding").
 */
const metaOrXmlEncodingPattern =
  /<meta\s[^>]{0,300}charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:.-]+)/i
const prescannedByteCount = 64 * 1024

/** An encoding that uses only ASCII bytes, so that text in it is also valid UTF-8. */
const sevenBitEncoding = 'iso-2022-jp'

function createDecoderOrNull(label: string | null | undefined): TextDecoder | null {
  try {
    return label ? new TextDecoder(label.trim()) : null
  } catch {
    return null
  }
}

/**
 * Returns decoders for the encodings that the server and the page declare, in that order. Omits unknown encodings.
 */
function listDeclaredDecoders(bytes: Uint8Array, contentType: string | null): TextDecoder[] {
  const headerCharset = /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(contentType ?? '')?.[1]
  const beginningText = Buffer.from(bytes.subarray(0, prescannedByteCount)).toString('latin1')
  const declarationMatch = metaOrXmlEncodingPattern.exec(beginningText)
  return [headerCharset, declarationMatch?.[1] ?? declarationMatch?.[2]]
    .map(createDecoderOrNull)
    .filter((decoder) => decoder !== null)
}

const hasByteOrderMark = ([first, second, third]: Uint8Array) =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (first === 0xef && second === 0xbb && third === 0xbf)

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const decodeWithoutWarnings = (decoder: TextDecoder, bytes: Uint8Array): DecodedText => ({
  text: decoder.decode(bytes),
  warnings: [],
})

/**
 * Decodes bytes that are not UTF-8 and have no declaration, in the encoding that their letters suggest.
 */
function decodeByGuess(bytes: Uint8Array): DecodedText | 'binary' {
  const decoder = findLegacyDecoder(bytes)
  if (decoder === null) return decodeText(bytes)
  return { text: decoder.decode(bytes), warnings: [createEncodingWarning(decoder.encoding)] }
}

function decodeWithDetectedEncoding(bytes: Uint8Array, contentType: string | null): DecodedText | 'binary' {
  if (hasByteOrderMark(bytes)) return decodeText(bytes)
  const declaredDecoders = listDeclaredDecoders(bytes, contentType)
  const sevenBitDecoder = declaredDecoders.find(({ encoding }) => encoding === sevenBitEncoding)
  if (sevenBitDecoder && bytes.includes(0x1b)) return decodeWithoutWarnings(sevenBitDecoder, bytes)
  const utf16Decoder = declaredDecoders.find(({ encoding }) => encoding.startsWith('utf-16'))
  if (utf16Decoder && bytes.includes(0)) return decodeWithoutWarnings(utf16Decoder, bytes)
  // A longer text is hardly ever valid UTF-8 by chance, so a declaration that contradicts this is wrong.
  if (isValidUtf8(bytes)) return decodeText(bytes)
  const legacyDecoder = declaredDecoders.find(({ encoding }) => !encoding.startsWith('utf-'))
  return legacyDecoder ? decodeWithoutWarnings(legacyDecoder, bytes) : decodeByGuess(bytes)
}

/** Maximum share of zero bytes that can be damage. UTF-16 text contains far more. */
const maxStrayNullShare = 0.01

function removeStrayNullBytes(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0)) return bytes
  const otherBytes = bytes.filter((byte) => byte !== 0)
  return bytes.length - otherBytes.length > bytes.length * maxStrayNullShare ? bytes : otherBytes
}

/**
 * Decodes a page. Chooses the encoding by the byte-order mark, then UTF-8 if the bytes are valid, then the
 * server's or page's declaration, and finally the letters. A declaration of UTF-16 or ISO-2022-JP that fits
 * the bytes takes precedence over UTF-8. Removes stray zero bytes, and replaces control characters with
 * spaces.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): DecodedText | 'binary' {
  const decodedPage = decodeWithDetectedEncoding(removeStrayNullBytes(bytes), contentType)
  return decodedPage === 'binary' || looksBinary(decodedPage.text)
    ? 'binary'
    : { ...decodedPage, text: replaceControlCharactersWithSpaces(decodedPage.text) }
}
