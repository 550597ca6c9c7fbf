import { toHex } from '../../archive/digest.ts'
import type { ByteRange } from '../../http/range.ts'
import { withTimeout } from '../release/kv-store.ts'
import type { MediaStore } from './respond-media.ts'

/**
 * Creates a stream that passes on the requested range while hashing the whole picture. It withholds the last chunk
 * until the digest is verified. A corrupt picture therefore ends early, and no reader or cache mistakes it for a
 * complete one.
 */
function createVerifyingStream(
  name: string,
  { first, last }: ByteRange,
): TransformStream<Uint8Array, Uint8Array> {
  const digestStream = new crypto.DigestStream('SHA-256')
  const writer = digestStream.getWriter()
  let streamOffset = 0
  let heldBackBytes = new Uint8Array(0)
  return new TransformStream({
    async transform(receivedBytes, controller) {
      const requestedBytes = receivedBytes.slice(
        Math.max(0, first - streamOffset),
        Math.max(0, last + 1 - streamOffset),
      )
      streamOffset += receivedBytes.length
      await writer.write(receivedBytes)
      if (requestedBytes.length === 0) return
      if (heldBackBytes.length > 0) controller.enqueue(heldBackBytes)
      heldBackBytes = requestedBytes
    },
    async flush(controller) {
      await writer.close()
      if (toHex(await digestStream.digest) !== name.slice(0, 64))
        throw new Error(`the picture ${name} is corrupt`)
      controller.enqueue(heldBackBytes)
    },
  })
}

/** Creates the store of pictures in R2. A picture's name begins with its SHA-256. */
export const createR2MediaStore = (bucket: R2Bucket): MediaStore => ({
  async read(name, range) {
    const pictureObject = await withTimeout(bucket.get(name))
    if (!pictureObject) return null
    return pictureObject.body
      .pipeThrough(createVerifyingStream(name, range))
      .pipeThrough(new FixedLengthStream(range.last - range.first + 1))
  },
})
