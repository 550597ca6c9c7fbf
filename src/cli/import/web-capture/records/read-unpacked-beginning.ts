import { constants, gunzipSync } from 'node:zlib'
import { isGzip, maxGzipHeaderBytes } from '../../source/gzip-member.ts'
import { isGzipHeaderComplete } from '../../source/is-gzip-header-complete.ts'

/**
 * Number of compressed bytes that show how a text begins, but are too few to fill the memory when inflated.
 */
export const maxSampleByteCount: number = maxGzipHeaderBytes

/** Sizes of the samples, in bytes, smallest first. Damage in a small sample is in every larger one too. */
const sampleByteCounts = [80, 160, maxSampleByteCount]

/** Number of characters that callers need to recognise a file. */
const beginningLength = 16

const gunzipOptions = { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 1024 }

/**
 * Decompresses the beginning from larger and larger samples, until it is complete or a sample is damaged.
 * Returns an empty string if even the smallest sample is damaged, or the header does not end within the largest.
 */
function gunzipBeginningOrEmpty(bytes: Uint8Array): string {
  if (!isGzipHeaderComplete(bytes.subarray(0, maxSampleByteCount))) return ''
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

/** Returns the first characters of a file or section, decompressed if necessary. */
export const readUnpackedBeginning = (bytes: Uint8Array): string =>
  isGzip(bytes)
    ? gunzipBeginningOrEmpty(bytes)
    : Buffer.from(bytes.subarray(0, beginningLength)).toString('latin1')
