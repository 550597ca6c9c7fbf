import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import type { SourceFile } from '../importer.ts'
import { copyAgainRemedy, DamageError } from './damage-error.ts'
import { isGzip } from './gzip-member.ts'

/** The reason why a stream ended early. It is the stream's last value. */
export interface ReadFailure {
  reason: string
}

/** Number of compressed bytes that are unpacked to detect a format; they inflate to 4 MB at most. */
const maxSampleByteCount = 4096

/** Beyond this size, a gzip that inflates more than `maxInflationRatio` times is a bomb: XML text compresses to a tenth. */
const minBombByteCount = 16 * 1024 * 1024
const maxInflationRatio = 200

/** Returns the first bytes of a file, unpacked if it is gzip; empty if it cannot be unpacked. */
export function unpackHead({ head }: Pick<SourceFile, 'head'>): Uint8Array {
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
          reason: `would unpack to more than ${maxInflationRatio} times its size, more than any real export: leave it out`,
        }
      yield chunk
    }
  } catch {
    yield { reason: `is a gzip file that is damaged or was cut short: ${copyAgainRemedy}` }
  }
}

/**
 * Yields a file's bytes, unpacked if it is gzip. A bomb, or damage to the file or its zip, ends the stream with a
 * failure.
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
