import { decodeText } from '../decode-text.ts'
import type { JsonFault, StreamedValue } from './json-stream.ts'

/** No record of one line is longer than this. */
const longest = 16 * 1024 * 1024

interface Line {
  number: number
  /** `null` where it is too long to be kept. */
  bytes: Uint8Array | null
}

/** The lines of a file, each held only while it is read. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let [number, length, parts]: [number, number, Uint8Array[]] = [1, 0, []]
  const take = (): Line => ({ number, bytes: length > longest ? null : Buffer.concat(parts) })
  for await (const chunk of stream) {
    let start = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
      length += at - start
      parts.push(chunk.subarray(start, at))
      yield take()
      ;[number, length, parts] = [number + 1, 0, []]
      start = at + 1
    }
    length += chunk.length - start
    if (length <= longest) parts.push(chunk.subarray(start))
    else parts = []
  }
  if (length > 0) yield take()
}

function parseLine({ number, bytes }: Line): StreamedValue | JsonFault | null {
  if (bytes === null) return { kind: 'fault', line: number, reason: 'is a line longer than 16 MiB' }
  const text = decodeText(bytes)?.text ?? null
  if (text === null) return { kind: 'fault', line: number, reason: 'is no text: its bytes are binary' }
  if (text.trim() === '') return null
  try {
    return { kind: 'value', value: JSON.parse(text), list: 'line', key: String(number), line: number }
  } catch (error) {
    return {
      kind: 'fault',
      line: number,
      reason: `is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`,
    }
  }
}

/** The values of JSON lines: one that is no JSON does not stop the rest. */
export async function* streamLines(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamedValue | JsonFault> {
  for await (const line of linesOf(stream)) {
    const parsed = parseLine(line)
    if (parsed !== null) yield parsed
  }
}
