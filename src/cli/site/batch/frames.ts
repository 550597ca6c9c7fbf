/** Size of a frame's prefix in bytes: the lengths of the head and the body. */
const prefixByteCount = 8

/** A message that consists of a JSON value (`head`) and bytes (`body`). */
export interface Frame {
  head: unknown
  body: Buffer
}

/** Encodes a frame: the lengths of head and body (32 bits each, little-endian), the head as JSON, and the body. */
export function encodeFrame(head: unknown, body: Uint8Array): Buffer {
  const headJson = Buffer.from(JSON.stringify(head))
  const lengthPrefix = Buffer.alloc(prefixByteCount)
  lengthPrefix.writeUInt32LE(headJson.length, 0)
  lengthPrefix.writeUInt32LE(body.length, 4)
  return Buffer.concat([lengthPrefix, headJson, body])
}

/**
 * Returns the length of the frame at the start of these bytes, or the length of a prefix if they are shorter than
 * one.
 */
const readFrameLength = (bytes: Buffer) =>
  bytes.length < prefixByteCount
    ? prefixByteCount
    : prefixByteCount + bytes.readUInt32LE(0) + bytes.readUInt32LE(4)

function decodeFrame(bytes: Buffer): Frame {
  const bodyStart = prefixByteCount + bytes.readUInt32LE(0)
  return {
    head: JSON.parse(bytes.toString('utf8', prefixByteCount, bodyStart)),
    body: bytes.subarray(bodyStart),
  }
}

/** Yields each frame of a stream as soon as it is complete. Drops an incomplete last frame. */
export async function* readFrames(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let [chunks, bufferedByteCount, wantedByteCount]: [Uint8Array[], number, number] = [[], 0, prefixByteCount]
  for await (const chunk of stream) {
    chunks.push(chunk)
    bufferedByteCount += chunk.length
    if (bufferedByteCount < wantedByteCount) continue
    let bytes = Buffer.concat(chunks)
    for (
      wantedByteCount = readFrameLength(bytes);
      bytes.length >= wantedByteCount;
      wantedByteCount = readFrameLength(bytes)
    ) {
      yield decodeFrame(bytes.subarray(0, wantedByteCount))
      bytes = bytes.subarray(wantedByteCount)
    }
    chunks = [bytes]
    bufferedByteCount = bytes.length
  }
}
