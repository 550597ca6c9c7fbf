import { constants, gunzipSync } from 'node:zlib'
import { isGzip, maxGzipHeaderBytes } from '../../source/gzip-member.ts'

/** Number of compressed bytes that show how a text begins, too few to fill the memory. */
export const sampleBytes: number = maxGzipHeaderBytes

/** Smaller samples can end before damage. */
const sampleSizes = [sampleBytes, 160, 80]

function gunzipBeginning(bytes: Uint8Array): string {
  for (const size of sampleSizes) {
    try {
      const options = { finishFlush: constants.Z_SYNC_FLUSH }
      return gunzipSync(bytes.subarray(0, size), options).toString('latin1', 0, 16)
    } catch {}
  }
  return ''
}

/** Returns the first characters of a file or a part of it, decompressed if necessary. */
export const readBeginning = (bytes: Uint8Array): string =>
  isGzip(bytes) ? gunzipBeginning(bytes) : Buffer.from(bytes.subarray(0, 16)).toString('latin1')
