import type { ReadFailure } from '../source/read-unpacked.ts'
import { decodeMixedUtf8 } from '../text/mixed-utf8.ts'
import { AmpersandEscaper } from './ampersand-escaper.ts'

/** Counts of repairs without which an XML text could not be read. */
export interface XmlRepairCounts {
  /** Bytes that are not UTF-8 although the file declares it. */
  foreignByteCount: number
  /** Characters that XML does not allow (XML 1.0 §2.2). */
  controlCharacterCount: number
  /** Ampersands that did not begin a reference. */
  ampersandCount: number
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters on purpose
const controlPattern = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g

/** Returns the number of bytes at the end that begin an incomplete UTF-8 sequence. */
function countIncompleteBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/** Decodes UTF-8 in which single bytes are Windows-1252, as blogs that moved between databases contain it. */
class MixedUtf8Decoder {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  readonly #repairs: XmlRepairCounts
  #incompleteBytes: Uint8Array = new Uint8Array()

  constructor(repairs: XmlRepairCounts) {
    this.#repairs = repairs
  }

  decode(chunk?: Uint8Array): string {
    const bytes = Buffer.concat([this.#incompleteBytes, chunk ?? new Uint8Array()])
    const heldBack = chunk ? countIncompleteBytes(bytes) : 0
    this.#incompleteBytes = bytes.subarray(bytes.length - heldBack)
    const complete = bytes.subarray(0, bytes.length - heldBack)
    try {
      return this.#utf8.decode(complete)
    } catch {
      const { text, foreignByteCount } = decodeMixedUtf8(complete)
      this.#repairs.foreignByteCount += foreignByteCount
      return text
    }
  }
}

/** Returns the encoding that the first bytes declare: by byte-order mark, by XML declaration, else UTF-8. */
function detectDeclaredEncoding(head: Uint8Array): string {
  const text = Buffer.from(head.subarray(0, 1024)).toString('latin1')
  if (text.startsWith('\xff\xfe')) return 'utf-16le'
  if (text.startsWith('\xfe\xff')) return 'utf-16be'
  if (text.startsWith('\xef\xbb\xbf')) return 'utf-8'
  const declaredEncoding = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1] ?? 'utf-8'
  // A declaration that is readable byte by byte cannot be in UTF-16.
  return /^utf-?16/i.test(declaredEncoding) ? 'utf-8' : declaredEncoding
}

function createDecoder(
  encoding: string,
  repairs: XmlRepairCounts,
): { decode(chunk?: Uint8Array): string } | null {
  if (/^utf-?8$/i.test(encoding)) return new MixedUtf8Decoder(repairs)
  try {
    const decoder = new TextDecoder(encoding)
    return { decode: (chunk) => decoder.decode(chunk, { stream: chunk !== undefined }) }
  } catch {
    return null
  }
}

function replaceForbiddenCharacters(text: string, repairs: XmlRepairCounts): string {
  return text.replace(controlPattern, (control) => {
    repairs.controlCharacterCount++
    return control === '\v' || control === '\f' ? ' ' : ''
  })
}

/**
 * Decodes an XML file chunk by chunk, in the encoding that `head` declares; a failure ends the stream. Repairs what XML
 * does not allow, and counts the repairs.
 */
export async function* decodeXml(
  bytes: AsyncIterable<Uint8Array | ReadFailure>,
  head: Uint8Array,
  repairs: XmlRepairCounts,
): AsyncGenerator<string | ReadFailure> {
  const encoding = detectDeclaredEncoding(head)
  const decoder = createDecoder(encoding, repairs)
  if (!decoder)
    return yield {
      reason: `declares the unknown encoding ${encoding}: save it as UTF-8, and correct its first line`,
    }
  const ampersands = new AmpersandEscaper()
  for await (const chunk of bytes) {
    if ('reason' in chunk) return yield chunk
    yield ampersands.escape(replaceForbiddenCharacters(decoder.decode(chunk), repairs), false)
    repairs.ampersandCount = ampersands.escapedCount
  }
  yield ampersands.escape(replaceForbiddenCharacters(decoder.decode(), repairs), true)
  repairs.ampersandCount = ampersands.escapedCount
}
