import { constants, gunzipSync } from 'node:zlib'
import { isGzip, maxGzipHeaderBytes } from '../../source/gzip-member.ts'

/** Number of compressed bytes that show how a text begins, too few to fill the memory. */
export const sampleByteCount: number = maxGzipHeaderBytes

/** Sizes of the samples, in bytes, smallest first: damage in a small sample is in the larger ones, too. */
const sampleByteCounts = [80, 160, sampleByteCount]

/** Number of characters by which callers recognise a file. */
const beginningLength = 16

const gunzipOptions = { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 1024 }

/**
 * Decompresses the beginning from growing samples, since a larger one can contain damage; empty if all fail.
 */
function gunzipBeginning(bytes: Uint8Array): string {
  let beginning = ''
  for (const byteCount of sampleByteCounts) {
    if (beginning.length === beginningLength) break
    try {
      beginning = gunzipSync(bytes.subarray(0, byteCount), gunzipOptions).toString(
        'latin1',
        0,
        beginningLength,
      )
    } catch {
      break
    }
  }
  return beginning
}

/** Returns the first characters of a file or a part of it, decompressed if necessary. */
export const readBeginning = (bytes: Uint8Array): string =>
  isGzip(bytes) ? gunzipBeginning(bytes) : Buffer.from(bytes.subarray(0, beginningLength)).toString('latin1')
