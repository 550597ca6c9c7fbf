import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import type { SourceFile } from '../importer.ts'
import { copyAgainRemedy, DamageError } from './damage-error.ts'
import { isGzip } from './gzip-member.ts'

/** The reason why a stream ended early, which is the last value in the stream. */
export interface ReadFailure {
  reason: string
}

/** Maximum number of compressed bytes to unpack when detecting a format. They inflate to at most 4 MB. */
const maxSampleByteCount = 4096

/**
 * Unpacked size beyond which a gzip file that inflates more than `maxInflationRatio` times is a decompression bomb. XML
 * compresses to a tenth of its size.
 */
const minBombByteCount = 16 * 1024 * 1024
const maxInflationRatio = 200

/** Returns a file's first bytes, unpacked if the file is gzip; an empty array if they cannot be unpacked. */
export function unpackHeadOrEmpty({ head }: Pick<SourceFile, 'head'>): Uint8Array {
  if (!isGzip(head)) return head
  try {
    return gunzipSync(head.subarray(0, maxSampleByteCount), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return new Uint8Array()
  }
}

async function* unpackGzip(source: SourceFile): AsyncGenerator<Uint8Array | ReadFailure> {
  const gunzipStream = createGunzip({ chunkSize: 64 * 1024 })
  // An error in the pipeline also ends the loop below, which reports it.
  pipeline(Readable.from(source.stream()), gunzipStream).catch(() => {})
  let unpackedByteCount = 0
  try {
    for await (const chunk of gunzipStream as AsyncIterable<Uint8Array>) {
      unpackedByteCount += chunk.length
      if (
        unpackedByteCount > minBombByteCount &&
        unpackedByteCount > maxInflationRatio * gunzipStream.bytesWritten
      )
        return yield {
          reason: `would unpack to more than ${maxInflationRatio} times its size, more than any real export: leave it out, or, if you trust it, unpack it and import that`,
        }
      yield chunk
    }
  } catch {
    yield { reason: `is a gzip file that is damaged or was cut short: ${copyAgainRemedy}` }
  }
}

/**
 * Yields a file's bytes, unpacked if the file is gzip. If it is a decompression bomb, or if it or its zip is damaged,
 * ends with a failure.
 */
export async function* readUnpacked(source: SourceFile): AsyncGenerator<Uint8Array | ReadFailure> {
  if (isGzip(source.head)) return yield* unpackGzip(source)
  try {
    yield* source.stream()
  } catch (error) {
    if (!(error instanceof DamageError)) throw error
    yield { reason: error.message }
  }
}
