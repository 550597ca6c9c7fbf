import type { SourceFile } from '../../importer.ts'

/**
 * Detects UTF-16 by its byte-order mark, or by the zero byte beside the first character, which is always ASCII (RFC
 * 4627 §3). Returns `null` for any other encoding.
 */
function detectUtf16([firstByte = 1, secondByte = 1]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((firstByte === 0xff && secondByte === 0xfe) || (firstByte !== 0 && secondByte === 0)) return 'utf-16le'
  return (firstByte === 0xfe && secondByte === 0xff) || (firstByte === 0 && secondByte !== 0)
    ? 'utf-16be'
    : null
}

/**
 * Returns the length of a UTF-8 byte-order mark, which a parser may ignore (RFC 8259 §8.1); 0 if there is
 * none.
 */
const measureUtf8ByteOrderMark = (head: Uint8Array) =>
  head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0

/** Removes the byte-order mark from a file's first bytes, and converts UTF-16 to UTF-8. */
export function normaliseJsonHead(head: Uint8Array): Uint8Array {
  const utf16Encoding = detectUtf16(head)
  return utf16Encoding === null
    ? head.subarray(measureUtf8ByteOrderMark(head))
    : Buffer.from(new TextDecoder(utf16Encoding).decode(head))
}

/**
 * Yields a JSON file's bytes without the byte-order mark, with UTF-16 converted to UTF-8. Other encodings, such as
 * windows-1252, are not converted: JSON's syntax is ASCII, and each value is decoded separately.
 */
export async function* readJsonBytes({ head, stream }: SourceFile): AsyncGenerator<Uint8Array> {
  const utf16Encoding = detectUtf16(head)
  const decoder = utf16Encoding === null ? null : new TextDecoder(utf16Encoding)
  let byteCountToSkip = measureUtf8ByteOrderMark(head)
  for await (const chunk of stream()) {
    const skippedByteCount = Math.min(byteCountToSkip, chunk.length)
    byteCountToSkip -= skippedByteCount
    yield decoder === null
      ? chunk.subarray(skippedByteCount)
      : Buffer.from(decoder.decode(chunk, { stream: true }))
  }
}
