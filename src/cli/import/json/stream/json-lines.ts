import type { SourceFile } from '../../importer.ts'
import { readJsonBytes } from './json-bytes.ts'
import { type JsonFault, maxValueBytes, parseJsonValue, type StreamedValue } from './parse-value.ts'

interface JsonLine {
  lineNumber: number
  /** The line's bytes; `null` if there are more than `maxValueBytes`. */
  bytes: Uint8Array | null
}

/** Yields the lines of a file, one at a time. */
async function* readLines(byteChunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonLine> {
  let [lineNumber, lineLength, lineParts]: [number, number, Uint8Array[]] = [1, 0, []]
  const createLine = (): JsonLine => ({
    lineNumber,
    bytes: lineLength > maxValueBytes ? null : Buffer.concat(lineParts),
  })
  for await (const chunk of byteChunks) {
    let lineStartOffset = 0
    for (
      let lineEndOffset = chunk.indexOf(10);
      lineEndOffset >= 0;
      lineEndOffset = chunk.indexOf(10, lineStartOffset)
    ) {
      lineLength += lineEndOffset - lineStartOffset
      lineParts.push(chunk.subarray(lineStartOffset, lineEndOffset))
      yield createLine()
      ;[lineNumber, lineLength, lineParts] = [lineNumber + 1, 0, []]
      lineStartOffset = lineEndOffset + 1
    }
    lineLength += chunk.length - lineStartOffset
    if (lineLength <= maxValueBytes) lineParts.push(chunk.subarray(lineStartOffset))
    else lineParts = []
  }
  if (lineLength > 0) yield createLine()
}

const isBlankLine = (bytes: Uint8Array) =>
  bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09)

/** Yields the value of each JSON line. A line that is not valid JSON does not affect the others. */
export async function* streamJsonLines(source: SourceFile): AsyncGenerator<StreamedValue | JsonFault> {
  for await (const { lineNumber: line, bytes } of readLines(readJsonBytes(source))) {
    if (bytes === null)
      yield {
        kind: 'fault',
        line,
        reason:
          'has more than 16 MiB on this line, the limit for one article: shorten the article, or delete the line',
      }
    else if (!isBlankLine(bytes)) yield parseJsonValue(bytes, { listName: 'line', key: String(line), line })
  }
}
