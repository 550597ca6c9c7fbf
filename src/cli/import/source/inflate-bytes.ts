import { ByteReader } from './byte-reader.ts'
import { type ByteSource, bytesFromStream } from './byte-source.ts'
import { inflate } from './inflate.ts'

async function* inflateAll(compressed: ByteSource): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(compressed.stream(0))
  try {
    yield* inflate(reader)
  } finally {
    await reader.close()
  }
}

/** The inflated bytes of a zip entry. */
export const inflateBytes = (compressed: ByteSource): ByteSource =>
  bytesFromStream(() => inflateAll(compressed))
