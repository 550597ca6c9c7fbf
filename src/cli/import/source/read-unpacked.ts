import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import type { SourceFile } from '../importer.ts'
import { DamageError } from './damage-error.ts'
import { isGzip } from './gzip-member.ts'

/** Why no more can be read: a value that ends a stream. */
export interface ReadFailure {
  reason: string
}

/** Compressed bytes that are unpacked to look at a file: no more than 4 MB come out of them. */
const glance = 4096

/** From here on, more than `steepest` bytes out of one are a bomb: text in XML packs to a tenth. */
const bombSize = 16 * 1024 * 1024
const steepest = 200

/** The first bytes of a file, unpacked when it is a gzip; none when that cannot be done. */
export function unpackHead({ head }: Pick<SourceFile, 'head'>): Uint8Array {
  if (!isGzip(head)) return head
  try {
    return gunzipSync(head.subarray(0, glance), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return new Uint8Array()
  }
}

async function* unpacked(source: SourceFile): AsyncGenerator<Uint8Array | ReadFailure> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 })
  // What breaks the pipeline also ends the loop below, which reports it.
  pipeline(Readable.from(source.stream()), gunzip).catch(() => {})
  let size = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > bombSize && size > steepest * gunzip.bytesWritten)
        return yield { reason: `is a gzip that unpacks to more than ${steepest} times its size: a bomb` }
      yield chunk
    }
  } catch (error) {
    yield { reason: `is a damaged or shortened gzip: ${(error as Error).message}` }
  }
}

/** A file's bytes, unpacked when it is a gzip. A bomb or damage, of the file or of the zip around it, ends them with a refusal. */
export async function* readUnpacked(source: SourceFile): AsyncGenerator<Uint8Array | ReadFailure> {
  if (isGzip(source.head)) return yield* unpacked(source)
  try {
    yield* source.stream()
  } catch (error) {
    if (!(error instanceof DamageError)) throw error
    yield { reason: error.message }
  }
}
