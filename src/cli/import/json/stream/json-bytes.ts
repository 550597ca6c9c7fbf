import type { SourceFile } from '../../importer.ts'

/**
 * The UTF-16 that a JSON text is in, or `null`: it says so by its mark, or shows it by the zero byte beside its first
 * character, which is always ASCII (RFC 4627 §3).
 */
function utf16Of([first = 1, second = 1]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : null
}

/** RFC 8259 §8.1: a parser may ignore a byte-order mark. */
const markLength = (head: Uint8Array) => (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0)

/** The first bytes of a file without their mark; those of UTF-16 as UTF-8. */
export function jsonHead(head: Uint8Array): Uint8Array {
  const utf16 = utf16Of(head)
  return utf16 === null ? head.subarray(markLength(head)) : Buffer.from(new TextDecoder(utf16).decode(head))
}

/**
 * The bytes of a JSON file without their mark; those of UTF-16 as UTF-8. An older encoding, such as windows-1252,
 * stays: all that JSON is built with is ASCII, and each value is decoded by itself.
 */
export async function* jsonBytes({ head, stream }: SourceFile): AsyncGenerator<Uint8Array> {
  const utf16 = utf16Of(head)
  const decoder = utf16 === null ? null : new TextDecoder(utf16)
  let skip = markLength(head)
  for await (const chunk of stream()) {
    const skipped = Math.min(skip, chunk.length)
    skip -= skipped
    yield decoder === null ? chunk.subarray(skipped) : Buffer.from(decoder.decode(chunk, { stream: true }))
  }
}
