import { createInflateRaw, type InflateRaw } from 'node:zlib'
import type { ByteReader } from './byte-reader.ts'
import { copyAgainRemedy, DamageError } from './damage-error.ts'

/**
 * Limits beyond which a stream is a decompression bomb: inflated bytes, and ratio. Text compresses to a fifth, rarely
 * to a twentieth.
 */
const inflationLimits = { size: 64 * 1024 * 1024, ratio: 100 }

/** Writes a chunk; resolves once the inflater has accepted it or closed. */
function writeChunk(inflater: InflateRaw, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    inflater.once('close', resolve)
    inflater.write(chunk, () => {
      inflater.off('close', resolve)
      resolve()
    })
  })
}

/** Feeds the inflater chunk by chunk, so that the reader stops at the first byte after the compressed stream. */
async function feedInflater(
  inflater: InflateRaw,
  reader: ByteReader,
  waitUntilDrained: () => Promise<void>,
): Promise<void> {
  for (let fedByteCount = 0; ; ) {
    const chunk = await reader.peekAtLeast(1)
    // Ending the inflater in the middle of a compressed stream discards unread output, so wait until it has been read.
    if (chunk.length === 0) await waitUntilDrained()
    if (inflater.destroyed || inflater.readableEnded) return
    if (chunk.length === 0) return void inflater.end()
    await writeChunk(inflater, chunk)
    const consumedByteCount = inflater.bytesWritten - fedByteCount
    reader.consume(consumedByteCount)
    if (consumedByteCount < chunk.length) return
    fedByteCount = inflater.bytesWritten
  }
}

function replaceZlibError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'Z_BUF_ERROR')
    return new DamageError(`is cut short within its compressed data: ${copyAgainRemedy}`)
  return code.startsWith('Z_')
    ? new DamageError(`is damaged within its compressed data: ${copyAgainRemedy}`)
    : error
}

/**
 * Inflates the deflate stream at the reader's position, and leaves the reader just past it.
 * @throws DamageError for a damaged or incomplete stream, or a decompression bomb
 */
export async function* inflateRaw(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: 32 * 1024 })
  let resolveDrained = () => {}
  const waitUntilDrained = () =>
    new Promise<void>((resolve) => {
      resolveDrained = resolve
      if (inflater.readableLength === 0) resolve()
    })
  const feedingPromise = feedInflater(inflater, reader, waitUntilDrained).catch(
    (error: Error) => void inflater.destroy(error),
  )
  let inflatedByteCount = 0
  try {
    for await (const chunk of inflater as AsyncIterable<Uint8Array>) {
      inflatedByteCount += chunk.length
      if (
        inflatedByteCount > inflationLimits.size &&
        inflatedByteCount > inflationLimits.ratio * inflater.bytesWritten
      )
        throw new DamageError(
          'would unpack to over 64 MiB and 100 times its size, more than any real article: leave it out',
        )
      yield chunk
      if (inflater.readableLength === 0) resolveDrained()
    }
  } catch (error) {
    throw replaceZlibError(error)
  } finally {
    inflater.destroy()
    resolveDrained()
    await feedingPromise
  }
}
