/** Size of a frame's prefix, in bytes: the lengths of its head and of its body. */
const prefixBytes = 8

/** A JSON value, and bytes. */
export interface Frame {
  head: unknown
  body: Buffer
}

/** Encodes a frame: two lengths (32 bits, little-endian), the head as JSON, the body. */
export function encodeFrame(head: unknown, body: Uint8Array): Buffer {
  const headJson = Buffer.from(JSON.stringify(head))
  const lengthPrefix = Buffer.alloc(prefixBytes)
  lengthPrefix.writeUInt32LE(headJson.length, 0)
  lengthPrefix.writeUInt32LE(body.length, 4)
  return Buffer.concat([lengthPrefix, headJson, body])
}

/**
 * Returns the length of the frame at the beginning of these bytes; the length of a prefix if they are too few to
 * contain one.
 */
const readFrameLength = (bytes: Buffer) =>
  bytes.length < prefixBytes ? prefixBytes : prefixBytes + bytes.readUInt32LE(0) + bytes.readUInt32LE(4)

function decodeFrame(bytes: Buffer): Frame {
  const bodyStart = prefixBytes + bytes.readUInt32LE(0)
  return { head: JSON.parse(bytes.toString('utf8', prefixBytes, bodyStart)), body: bytes.subarray(bodyStart) }
}

/** Yields the frames of a stream, each as soon as it is complete. Drops an incomplete last frame. */
export async function* readFrames(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let [pieces, bufferedBytes, wantedBytes]: [Uint8Array[], number, number] = [[], 0, prefixBytes]
  for await (const piece of stream) {
    pieces.push(piece)
    bufferedBytes += piece.length
    if (bufferedBytes < wantedBytes) continue
    let bytes = Buffer.concat(pieces)
    for (
      wantedBytes = readFrameLength(bytes);
      bytes.length >= wantedBytes;
      wantedBytes = readFrameLength(bytes)
    ) {
      yield decodeFrame(bytes.subarray(0, wantedBytes))
      bytes = bytes.subarray(wantedBytes)
    }
    pieces = [bytes]
    bufferedBytes = bytes.length
  }
}
