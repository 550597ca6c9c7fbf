import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { ignoreOrSaveRemedy, importSavedPageRemedy } from '../../source/save-page-remedy.ts'
import { removeChunkFraming } from './chunked.ts'

/** A decoded body, or the reason why it could not be decoded. */
export type DecodedBodyOrReason = { bytes: Buffer } | { reason: string }

const maxDecodedBytes = 64 * 1024 * 1024

/** Maximum number of encodings of one body, not counting `chunked`. */
const maxEncodingCount = 3

type BodyDecoder = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer

/**
 * Inflates `deflate` content. The name stands for the zlib format (RFC 9110 §8.4.1.2), but several servers
 * sent raw deflate data.
 */
const inflateZlibOrRaw: BodyDecoder = (bytes, options) =>
  ((bytes[0] ?? 0) & 15) === 8 && bytes.length > 1 && bytes.readUInt16BE(0) % 31 === 0
    ? inflateSync(bytes, options)
    : inflateRawSync(bytes, options)

const decoderByEncoding: ReadonlyMap<string, BodyDecoder> = new Map([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateZlibOrRaw],
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
])

/**
 * True for bytes that begin like HTML or XML and so are already decoded. Many capture tools decode a body
 * without changing its header.
 */
const startsWithMarkup = (bytes: Buffer) => /^(?:\xef\xbb\xbf)?\s*</.test(bytes.toString('latin1', 0, 256))

/**
 * Decodes one content encoding. Returns a body that is already decoded unchanged, and a reason if decoding
 * fails.
 */
function decodeContentEncoding(bytes: Buffer, encoding: string): DecodedBodyOrReason {
  const decoder = decoderByEncoding.get(encoding)
  if (!decoder)
    return {
      reason: `is compressed by a method that morgue cannot read (${encoding.slice(0, 40)}): ${importSavedPageRemedy}`,
    }
  try {
    return { bytes: decoder(bytes, { maxOutputLength: maxDecodedBytes }) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return { reason: `would unpack to over 64 MiB, more than any real article: ${ignoreOrSaveRemedy}` }
    if (startsWithMarkup(bytes)) return { bytes }
    return {
      reason: `is damaged or cut short, since it cannot be unpacked as ${encoding}: ${importSavedPageRemedy}`,
    }
  }
}

const parseEncodingList = (headerValue: string | undefined) =>
  (headerValue ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'identity')

/** Removes the transfer and content encodings from a response's body. */
export function decodeBody(body: Buffer, headerFields: ReadonlyMap<string, string>): DecodedBodyOrReason {
  const transferEncodings = parseEncodingList(headerFields.get('transfer-encoding'))
  let decodedBody: DecodedBodyOrReason = transferEncodings.includes('chunked')
    ? removeChunkFraming(body)
    : { bytes: body }
  const contentEncodings = [
    ...parseEncodingList(headerFields.get('content-encoding')),
    ...transferEncodings.filter((each) => each !== 'chunked'),
  ]
  if (contentEncodings.length > maxEncodingCount)
    return { reason: `is compressed more than three times over: ${importSavedPageRemedy}` }
  for (const encoding of contentEncodings.reverse()) {
    if ('reason' in decodedBody || decodedBody.bytes.length === 0) return decodedBody
    decodedBody = decodeContentEncoding(decodedBody.bytes, encoding)
  }
  return decodedBody
}
