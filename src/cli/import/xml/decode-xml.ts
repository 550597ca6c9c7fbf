import type { ReadFailure } from '../source/read-unpacked.ts'
import { decodeMixedUtf8 } from '../text/mixed-utf8.ts'
import { AmpersandEscaper } from './ampersand-escaper.ts'

/** Counts of the repairs needed to read an XML text. */
export interface XmlRepairCounts {
  /** Bytes that are not UTF-8, in a file that is declared as UTF-8. */
  foreignByteCount: number
  /** Characters that XML does not allow (XML 1.0 §2.2). */
  controlCharacterCount: number
  /** Ampersands that did not begin a reference. */
  ampersandCount: number
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters on purpose
const forbiddenCharacterPattern = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g

/** Counts the bytes at the end that belong to an incomplete UTF-8 sequence. */
function countIncompleteEndBytes(bytes: Uint8Array): number {
  for (let distanceFromEnd = 1; distanceFromEnd <= Math.min(3, bytes.length); distanceFromEnd++) {
    const byte = bytes[bytes.length - distanceFromEnd] ?? 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > distanceFromEnd ? distanceFromEnd : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/** Decodes UTF-8 with stray bytes in Windows-1252, as in blogs that were moved between databases. */
class MixedUtf8Decoder {
  readonly #strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  readonly #repairCounts: XmlRepairCounts
  #incompleteBytes: Uint8Array = new Uint8Array()

  constructor(repairCounts: XmlRepairCounts) {
    this.#repairCounts = repairCounts
  }

  /** Decodes the next chunk or, if there is none left, the incomplete bytes at the end of the last one. */
  decode(chunk?: Uint8Array): string {
    const bytes = Buffer.concat([this.#incompleteBytes, chunk ?? new Uint8Array()])
    const incompleteByteCount = chunk ? countIncompleteEndBytes(bytes) : 0
    this.#incompleteBytes = bytes.subarray(bytes.length - incompleteByteCount)
    const completeBytes = bytes.subarray(0, bytes.length - incompleteByteCount)
    try {
      return this.#strictDecoder.decode(completeBytes)
    } catch {
      const { text, foreignByteCount } = decodeMixedUtf8(completeBytes)
      this.#repairCounts.foreignByteCount += foreignByteCount
      return text
    }
  }
}

/**
 * Returns the encoding declared by a byte-order mark or the XML declaration, or UTF-8 if neither is present.
 */
function detectDeclaredEncoding(head: Uint8Array): string {
  const headText = Buffer.from(head.subarray(0, 1024)).toString('latin1')
  if (headText.startsWith('\xff\xfe')) return 'utf-16le'
  if (headText.startsWith('\xfe\xff')) return 'utf-16be'
  if (headText.startsWith('\xef\xbb\xbf')) return 'utf-8'
  const declaredEncoding =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(headText)?.[1] ?? 'utf-8'
  // If the declaration can be read byte by byte, the file cannot be in UTF-16.
  return /^utf-?16/i.test(declaredEncoding) ? 'utf-8' : declaredEncoding
}

function createXmlDecoderOrNull(
  encoding: string,
  repairCounts: XmlRepairCounts,
): { decode(chunk?: Uint8Array): string } | null {
  if (/^utf-?8$/i.test(encoding)) return new MixedUtf8Decoder(repairCounts)
  try {
    const decoder = new TextDecoder(encoding)
    return { decode: (chunk) => decoder.decode(chunk, { stream: chunk !== undefined }) }
  } catch {
    return null
  }
}

function replaceForbiddenCharacters(text: string, repairCounts: XmlRepairCounts): string {
  return text.replace(forbiddenCharacterPattern, (character) => {
    repairCounts.controlCharacterCount++
    return character === '\v' || character === '\f' ? ' ' : ''
  })
}

/**
 * Decodes an XML file chunk by chunk, in the encoding declared in `head`, its first bytes. Repairs text that
 * XML does not allow, and adds the number of repairs to `repairCounts`. Yields a failure and ends if the
 * encoding is unknown or the file cannot be read.
 */
export async function* decodeXml(
  byteChunks: AsyncIterable<Uint8Array | ReadFailure>,
  head: Uint8Array,
  repairCounts: XmlRepairCounts,
): AsyncGenerator<string | ReadFailure> {
  const encoding = detectDeclaredEncoding(head)
  const decoder = createXmlDecoderOrNull(encoding, repairCounts)
  if (!decoder)
    return yield {
      reason: `declares the unknown encoding ${encoding}: save the file as UTF-8, and write encoding="UTF-8" in its first line`,
    }
  const ampersandEscaper = new AmpersandEscaper()
  try {
    for await (const chunk of byteChunks) {
      if ('reason' in chunk) return yield chunk
      yield ampersandEscaper.escapePiece(
        replaceForbiddenCharacters(decoder.decode(chunk), repairCounts),
        false,
      )
    }
    yield ampersandEscaper.escapePiece(replaceForbiddenCharacters(decoder.decode(), repairCounts), true)
  } finally {
    repairCounts.ampersandCount += ampersandEscaper.escapedAmpersandCount
  }
}
