import { constants, gunzipSync } from 'node:zlib'
import { isGzip, maxGzipHeader } from '../../source/gzip-member.ts'

/** Compressed bytes enough to see how a text begins, and too few to fill a memory with. */
export const sampleBytes: number = maxGzipHeader

/** A smaller sample may end before the damage. */
const samples = [sampleBytes, 160, 80]

function gunzipBeginning(bytes: Uint8Array): string {
  for (const size of samples) {
    try {
      const options = { finishFlush: constants.Z_SYNC_FLUSH }
      return gunzipSync(bytes.subarray(0, size), options).toString('latin1', 0, 16)
    } catch {}
  }
  return ''
}

/** The first characters of a file or a part of one, inside its compression if it has one. */
export const readBeginning = (bytes: Uint8Array): string =>
  isGzip(bytes) ? gunzipBeginning(bytes) : Buffer.from(bytes.subarray(0, 16)).toString('latin1')
