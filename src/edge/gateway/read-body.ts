/**
 * Maximum number of bytes to drain from a body that is too large, so that the client receives the 413 instead of a
 * reset: 8 MiB.
 */
const maxDrainedBytes = 8_388_608

/**
 * Reads a request's body as text. Returns `null` if it is larger than `maxBytes`, regardless of `Content-Length`. In
 * that case, drains the rest of the body up to `maxDrainedBytes` (RFC 9112 §9.6).
 */
export async function readBodyWithinLimit(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<string | null> {
  const decoder = new TextDecoder()
  let [text, receivedBytes] = ['', 0]
  for await (const chunk of body ?? []) {
    receivedBytes += chunk.byteLength
    if (receivedBytes > maxDrainedBytes) return null
    if (receivedBytes <= maxBytes) text += decoder.decode(chunk, { stream: true })
  }
  return receivedBytes > maxBytes ? null : text + decoder.decode()
}
