/** Drains up to 8 MiB of a larger body, so that the client receives the 413 instead of a reset. */
const maxDrainedBytes = 8_388_608

/**
 * Reads a request's body as text; `null` when it is larger than `maxBytes`, whatever `Content-Length` says. The excess is
 * drained (RFC 9112 §9.6).
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<string | null> {
  const decoder = new TextDecoder()
  let [text, size] = ['', 0]
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > maxDrainedBytes) return null
    if (size <= maxBytes) text += decoder.decode(part, { stream: true })
  }
  return size > maxBytes ? null : text + decoder.decode()
}
