import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { dechunk } from './chunked.ts'

/** A body that was decoded, or why it could not be. */
export type DecodedBody = { bytes: Buffer } | { reason: string }

const largest = 64 * 1024 * 1024

/** How many encodings may be put one on another. */
const mostCodings = 3

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer

/** "deflate" means zlib (RFC 9110 §8.4.1.2), but several servers sent the bare format. */
const inflateEither: Decode = (bytes, options) =>
  ((bytes[0] ?? 0) & 15) === 8 && bytes.length > 1 && bytes.readUInt16BE(0) % 31 === 0
    ? inflateSync(bytes, options)
    : inflateRawSync(bytes, options)

const codings: ReadonlyMap<string, Decode> = new Map([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateEither],
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
])

/** Many recorders decode a body and leave its header as it was. */
const isDecodedAlready = (bytes: Buffer) => /^(?:\xef\xbb\xbf)?\s*</.test(bytes.toString('latin1', 0, 256))

function decode(bytes: Buffer, coding: string): DecodedBody {
  const decoder = codings.get(coding)
  if (!decoder) return { reason: `has an unknown content encoding: ${coding.slice(0, 40)}` }
  try {
    return { bytes: decoder(bytes, { maxOutputLength: largest }) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') return { reason: 'would expand past 64 MiB' }
    if (isDecodedAlready(bytes)) return { bytes }
    return { reason: `has a body that is not ${coding}, as its header says, or is cut short` }
  }
}

const listed = (value: string | undefined) =>
  (value ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'identity')

/** A response's body without the encodings that its header names. */
export function decodeBody(body: Buffer, fields: ReadonlyMap<string, string>): DecodedBody {
  const transfer = listed(fields.get('transfer-encoding'))
  let decoded: DecodedBody = transfer.includes('chunked') ? dechunk(body) : { bytes: body }
  const applied = [
    ...listed(fields.get('content-encoding')),
    ...transfer.filter((each) => each !== 'chunked'),
  ]
  if (applied.length > mostCodings) return { reason: 'has more than three content encodings' }
  for (const coding of applied.reverse()) {
    if ('reason' in decoded || decoded.bytes.length === 0) return decoded
    decoded = decode(decoded.bytes, coding)
  }
  return decoded
}
