import type { SourceFile } from '../../importer.ts'

/**
 * Detects UTF-16 by its byte-order mark, or by the zero byte beside the first character, which is always ASCII (RFC
 * 4627 §3); `null` for other encodings.
 */
function detectUtf16([first = 1, second = 1]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : null
}

/** Length of a UTF-8 byte-order mark, which a parser may ignore (RFC 8259 §8.1). */
const measureByteOrderMark = (head: Uint8Array) =>
  head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0

/** Returns the first bytes of a file without byte-order mark, UTF-16 converted to UTF-8. */
export function decodeJsonHead(head: Uint8Array): Uint8Array {
  const utf16 = detectUtf16(head)
  return utf16 === null
    ? head.subarray(measureByteOrderMark(head))
    : Buffer.from(new TextDecoder(utf16).decode(head))
}

/**
 * Yields the bytes of a JSON file without byte-order mark, UTF-16 converted to UTF-8. Other encodings, such as
 * windows-1252, stay: JSON's syntax is ASCII, and each value is decoded separately.
 */
export async function* readJsonBytes({ head, stream }: SourceFile): AsyncGenerator<Uint8Array> {
  const utf16 = detectUtf16(head)
  const decoder = utf16 === null ? null : new TextDecoder(utf16)
  let bytesToSkip = measureByteOrderMark(head)
  for await (const chunk of stream()) {
    const skippedBytes = Math.min(bytesToSkip, chunk.length)
    bytesToSkip -= skippedBytes
    yield decoder === null
      ? chunk.subarray(skippedBytes)
      : Buffer.from(decoder.decode(chunk, { stream: true }))
  }
}
