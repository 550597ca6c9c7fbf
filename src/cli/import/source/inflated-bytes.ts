import { ByteReader } from './byte-reader.ts'
import { type Bytes, streamedBytes } from './bytes.ts'
import { inflate } from './inflate.ts'

async function* inflateAll(compressed: Bytes): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(compressed.stream(0))
  try {
    yield* inflate(reader)
  } finally {
    await reader.close()
  }
}

/** What a zip holds compressed. */
export const inflatedBytes = (compressed: Bytes): Bytes => streamedBytes(() => inflateAll(compressed))
