import type { ReadFailure } from '../source/read-unpacked.ts'
import { decodeMixedUtf8 } from '../text/mixed-utf8.ts'
import { AmpersandEscaper } from './ampersand-escaper.ts'

/** What had to be mended in a text for it to be read at all. */
export interface RepairCounts {
  /** Bytes that are not UTF-8 although the file says so. */
  foreignBytes: number
  /** Characters that XML does not allow (XML 1.0 §2.2). */
  controls: number
  /** Each & that began no reference. */
  ampersands: number
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes away
const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g

/** How many bytes at the end begin a sequence that the next chunk may complete. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/** Decodes UTF-8 in which single bytes are of Windows-1252, as blogs that moved between databases have them. */
class MixedDecoder {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  readonly #mending: RepairCounts
  #rest: Uint8Array = new Uint8Array()

  constructor(mending: RepairCounts) {
    this.#mending = mending
  }

  decode(chunk?: Uint8Array): string {
    const bytes = Buffer.concat([this.#rest, chunk ?? new Uint8Array()])
    const kept = chunk ? unfinished(bytes) : 0
    this.#rest = bytes.subarray(bytes.length - kept)
    const whole = bytes.subarray(0, bytes.length - kept)
    try {
      return this.#utf8.decode(whole)
    } catch {
      const { text, foreignBytes } = decodeMixedUtf8(whole)
      this.#mending.foreignBytes += foreignBytes
      return text
    }
  }
}

/** The encoding that the first bytes declare: by byte-order mark, by XML declaration, else UTF-8. */
function encodingOf(head: Uint8Array): string {
  const text = Buffer.from(head.subarray(0, 1024)).toString('latin1')
  if (text.startsWith('\xff\xfe')) return 'utf-16le'
  if (text.startsWith('\xfe\xff')) return 'utf-16be'
  if (text.startsWith('\xef\xbb\xbf')) return 'utf-8'
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1] ?? 'utf-8'
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared
}

function decoderFor(encoding: string, mending: RepairCounts): { decode(chunk?: Uint8Array): string } | null {
  if (/^utf-?8$/i.test(encoding)) return new MixedDecoder(mending)
  try {
    const decoder = new TextDecoder(encoding)
    return { decode: (chunk) => decoder.decode(chunk, { stream: chunk !== undefined }) }
  } catch {
    return null
  }
}

function clean(text: string, mending: RepairCounts): string {
  return text.replace(controls, (control) => {
    mending.controls++
    return control === '\v' || control === '\f' ? ' ' : ''
  })
}

/**
 * The text of an XML file from its bytes, chunk by chunk, in the encoding that `head` declares; a refusal ends it.
 * What XML could not hold is mended and counted.
 */
export async function* decodeXml(
  bytes: AsyncIterable<Uint8Array | ReadFailure>,
  head: Uint8Array,
  mending: RepairCounts,
): AsyncGenerator<string | ReadFailure> {
  const encoding = encodingOf(head)
  const decoder = decoderFor(encoding, mending)
  if (!decoder) return yield { reason: `says that it is encoded in ${encoding}, which is unknown` }
  const ampersands = new AmpersandEscaper()
  for await (const chunk of bytes) {
    if ('reason' in chunk) return yield chunk
    yield ampersands.escape(clean(decoder.decode(chunk), mending), false)
    mending.ampersands = ampersands.escaped
  }
  yield ampersands.escape(clean(decoder.decode(), mending), true)
  mending.ampersands = ampersands.escaped
}
