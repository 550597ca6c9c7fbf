import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { type ContentFault, ContentFaultError, createFileFault } from './content-fault.ts'

const lineFeed = 10

/** Returns the number of the first line with bytes that are not UTF-8. */
function findOtherLine(bytes: Buffer): number {
  let [line, start] = [1, 0]
  for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break
    line++
    start = end + 1
  }
  return line
}

const saveAsUtf8 = 'open it in a text editor, and save it in UTF-8'

/**
 * Decodes the bytes of a file strictly, since lenient decoding would lose letters in another encoding.
 * @param remedy completes “is not in UTF-8: …”
 * @returns the text, or the fault of a file in another encoding
 */
export function decodeUtf8(file: string, bytes: Buffer, remedy = saveAsUtf8): string | ContentFault {
  if (isUtf8(bytes)) return bytes.toString()
  return { ...createFileFault(file, `is not in UTF-8: ${remedy}`), line: findOtherLine(bytes) }
}

/**
 * Reads a text that is to be edited.
 * @param remedy completes “is not in UTF-8: …”
 * @throws ContentFaultError for a file in another encoding
 */
export async function readUtf8(file: string, remedy = saveAsUtf8): Promise<string> {
  const text = decodeUtf8(file, await readFile(file), remedy)
  if (typeof text === 'string') return text
  throw new ContentFaultError(text)
}
