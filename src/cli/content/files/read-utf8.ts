import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { ContentFaultError, fileFault } from './content-fault.ts'

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

/**
 * Reads a text that is to be edited. Decoding would replace bytes that are not UTF-8, and the file would lose them.
 * @param remedy completes “is not in UTF-8: …”
 * @throws ContentFaultError for a file in another encoding
 */
export async function readUtf8(
  file: string,
  remedy = 'open it in a text editor, and save it in UTF-8',
): Promise<string> {
  const bytes = await readFile(file)
  if (isUtf8(bytes)) return bytes.toString()
  throw new ContentFaultError({
    ...fileFault(file, `is not in UTF-8: ${remedy}`),
    line: findOtherLine(bytes),
  })
}
