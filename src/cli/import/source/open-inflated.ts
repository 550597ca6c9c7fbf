import { ByteReader } from './byte-reader.ts'
import { type ByteSource, bytesFromStream } from './byte-source.ts'
import { inflateRaw } from './inflate-raw.ts'

async function* inflateFromStart(compressed: ByteSource): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(compressed.streamFrom(0))
  try {
    yield* inflateRaw(reader)
  } finally {
    await reader.close()
  }
}

/** Returns the inflated bytes of a zip entry, which can be read only from their start. */
export const openInflated = (compressed: ByteSource): ByteSource =>
  bytesFromStream(() => inflateFromStart(compressed))
