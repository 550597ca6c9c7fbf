/** Drains up to 8 MiB of a larger body, so that the client receives the 413 instead of a reset. */
const maxDrainedBytes = 8_388_608

/**
 * Reads the body of a request as text; returns `null` if it is larger than `maxBytes`, whatever `Content-Length`
 * says. Drains the excess (RFC 9112 §9.6).
 */
export async function readBody(
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
