import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { type ContentFault, ContentFaultError, createFileFault } from './content-fault.ts'

const lineFeed = 10

/** Returns the number, from 1, of the first line whose bytes are not UTF-8. */
function findNonUtf8LineNumber(bytes: Buffer): number {
  let [lineNumber, lineStartOffset] = [1, 0]
  for (
    let lineEndOffset = bytes.indexOf(lineFeed);
    lineEndOffset >= 0;
    lineEndOffset = bytes.indexOf(lineFeed, lineStartOffset)
  ) {
    if (!isUtf8(bytes.subarray(lineStartOffset, lineEndOffset))) break
    lineNumber++
    lineStartOffset = lineEndOffset + 1
  }
  return lineNumber
}

const saveAsUtf8Remedy =
  'open it in a text editor, choose the encoding in which every letter is right, and save it in UTF-8'

/**
 * Decodes the bytes of a file strictly. Lenient decoding would silently replace the letters of other encodings.
 * @param remedy completes “is not in UTF-8: …”
 * @returns the text, or a fault if the file is in another encoding
 */
export function decodeUtf8(file: string, bytes: Buffer, remedy = saveAsUtf8Remedy): string | ContentFault {
  if (isUtf8(bytes)) return bytes.toString()
  return { ...createFileFault(file, `is not in UTF-8: ${remedy}`), line: findNonUtf8LineNumber(bytes) }
}

/**
 * Reads a text file strictly, so that it can be edited without damage.
 * @param remedy completes “is not in UTF-8: …”
 * @throws ContentFaultError if the file is in another encoding
 */
export async function readUtf8(file: string, remedy = saveAsUtf8Remedy): Promise<string> {
  const textOrFault = decodeUtf8(file, await readFile(file), remedy)
  if (typeof textOrFault === 'string') return textOrFault
  throw new ContentFaultError(textOrFault)
}
