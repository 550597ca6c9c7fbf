import { toHex } from '../../archive/digest.ts'
import type { ByteRange } from '../../http/range.ts'
import { withTimeout } from '../release/kv-store.ts'
import type { MediaStore } from './respond-media.ts'

/**
 * Creates a stream that passes the requested range through while hashing the whole picture. It holds back the last
 * chunk until the digest is verified, so that a corrupt picture ends early, and neither a reader nor a cache takes
 * it for complete.
 */
function createVerifyingStream(
  name: string,
  { first, last }: ByteRange,
): TransformStream<Uint8Array, Uint8Array> {
  const hash = new crypto.DigestStream('SHA-256')
  const writer = hash.getWriter()
  let streamOffset = 0
  let lastChunk = new Uint8Array(0)
  return new TransformStream({
    async transform(bytes, out) {
      const chunk = bytes.slice(Math.max(0, first - streamOffset), Math.max(0, last + 1 - streamOffset))
      streamOffset += bytes.length
      await writer.write(bytes)
      if (chunk.length === 0) return
      if (lastChunk.length > 0) out.enqueue(lastChunk)
      lastChunk = chunk
    },
    async flush(out) {
      await writer.close()
      if (toHex(await hash.digest) !== name.slice(0, 64)) throw new Error(`the picture ${name} is corrupt`)
      out.enqueue(lastChunk)
    },
  })
}

/** Pictures in R2, by name. A name begins with the picture's SHA-256. */
export const createR2MediaStore = (bucket: R2Bucket): MediaStore => ({
  async read(name, range) {
    const pictureObject = await withTimeout(bucket.get(name))
    if (!pictureObject) return null
    return pictureObject.body
      .pipeThrough(createVerifyingStream(name, range))
      .pipeThrough(new FixedLengthStream(range.last - range.first + 1))
  },
})
