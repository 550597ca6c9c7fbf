import { createInflateRaw, type InflateRaw } from 'node:zlib'
import type { ByteReader } from './byte-reader.ts'
import { copyAgainRemedy, DamageError } from './damage-error.ts'

/** Text compresses to a fifth, rarely to a twentieth. A large stream beyond this ratio is a decompression bomb. */
const bombLimits = { size: 64 * 1024 * 1024, ratio: 100 }

/** Resolves once the engine has accepted the chunk or closed. */
function writeChunk(engine: InflateRaw, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    engine.once('close', resolve)
    engine.write(chunk, () => {
      engine.off('close', resolve)
      resolve()
    })
  })
}

/** Feeds the engine chunk by chunk, so that the reader stops at the first byte after the stream. */
async function feedEngine(
  engine: InflateRaw,
  reader: ByteReader,
  waitUntilDrained: () => Promise<void>,
): Promise<void> {
  for (let fedBytes = 0; ; ) {
    const chunk = await reader.peek(1)
    // Ending the engine within a stream that is cut short discards the output not read yet, so wait until it is read.
    if (chunk.length === 0) await waitUntilDrained()
    if (engine.destroyed || engine.readableEnded) return
    if (chunk.length === 0) return void engine.end()
    await writeChunk(engine, chunk)
    const consumed = engine.bytesWritten - fedBytes
    reader.consume(consumed)
    if (consumed < chunk.length) return
    fedBytes = engine.bytesWritten
  }
}

function toDamageError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'Z_BUF_ERROR')
    return new DamageError(`is cut short within its compressed data: ${copyAgainRemedy}`)
  return code.startsWith('Z_')
    ? new DamageError(`is damaged within its compressed data: ${copyAgainRemedy}`)
    : error
}

/** Inflates the deflate stream at the reader's position; leaves the reader just past it. */
export async function* inflateRaw(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const engine = createInflateRaw({ chunkSize: 32 * 1024 })
  let resolveDrained = () => {}
  const waitUntilDrained = () =>
    new Promise<void>((resolve) => {
      resolveDrained = resolve
      if (engine.readableLength === 0) resolve()
    })
  const feeding = feedEngine(engine, reader, waitUntilDrained).catch(
    (error: Error) => void engine.destroy(error),
  )
  let inflatedSize = 0
  try {
    for await (const chunk of engine as AsyncIterable<Uint8Array>) {
      inflatedSize += chunk.length
      if (inflatedSize > bombLimits.size && inflatedSize > bombLimits.ratio * engine.bytesWritten)
        throw new DamageError(
          'would unpack to over 64 MiB and 100 times its size, more than any real article: leave it out',
        )
      yield chunk
      if (engine.readableLength === 0) resolveDrained()
    }
  } catch (error) {
    throw toDamageError(error)
  } finally {
    engine.destroy()
    resolveDrained()
    await feeding
  }
}
