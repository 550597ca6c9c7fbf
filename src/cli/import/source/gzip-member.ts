import { crc32 } from 'node:zlib'
import type { ByteReader } from './byte-reader.ts'
import { copyAgainRemedy, DamageError } from './damage-error.ts'
import { inflateRaw } from './inflate-raw.ts'

/** The first bytes of a gzip member (RFC 1952 §2.3.1). The third stands for deflate, the only compression method. */
export const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08])

/** True for the first bytes of a gzip member. */
export const isGzip = (bytes: Uint8Array): boolean => gzipMagic.equals(bytes.subarray(0, gzipMagic.length))

export const headerFlagBits = { headerChecksum: 2, extra: 4, name: 8, comment: 16 }

/** Maximum length of a gzip header, in bytes. */
export const maxGzipHeaderBytes = 512

async function skipZeroTerminatedText(reader: ByteReader): Promise<void> {
  for (let skippedByteCount = 0; skippedByteCount < maxGzipHeaderBytes; skippedByteCount++) {
    const [byte] = await reader.read(1)
    if (byte === 0) return
    if (byte === undefined) break
  }
  throw new DamageError(`is damaged at the beginning of its compressed data: ${copyAgainRemedy}`)
}

async function skipGzipHeader(reader: ByteReader): Promise<void> {
  const flags = (await reader.read(10))[3] ?? 0
  if (flags & headerFlagBits.extra) {
    const [lowByte = 0, highByte = 0] = await reader.read(2)
    await reader.skipTo(reader.position + lowByte + highByte * 256)
  }
  if (flags & headerFlagBits.name) await skipZeroTerminatedText(reader)
  if (flags & headerFlagBits.comment) await skipZeroTerminatedText(reader)
  if (flags & headerFlagBits.headerChecksum) await reader.read(2)
}

/**
 * Inflates the gzip member at the reader's position, and leaves the reader just past it.
 * @throws DamageError for a damaged or incomplete member, or a wrong checksum
 */
export async function* inflateGzipMember(reader: ByteReader): AsyncGenerator<Uint8Array> {
  await skipGzipHeader(reader)
  let checksum = 0
  for await (const chunk of inflateRaw(reader)) {
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  const trailer = await reader.read(8)
  if (trailer.length < 8) throw new DamageError(`is cut short within its compressed data: ${copyAgainRemedy}`)
  if (trailer.readUInt32LE(0) !== checksum)
    throw new DamageError(`is damaged, since its checksum is wrong: ${copyAgainRemedy}`)
}
