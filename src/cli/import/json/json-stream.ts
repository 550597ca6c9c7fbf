import { JSONParser } from '@streamparser/json'

/** A value of a JSON text, the list it is in, and the line on which it ends. */
export interface StreamedValue {
  kind: 'value'
  value: unknown
  /** The name of the list, such as `posts`; empty for the outermost. */
  list: string
  /** Its name, or its place in the list, from 0. */
  key: string
  line: number
}

/** Where the text is no JSON. Nothing behind it can be read. */
export interface JsonFault {
  kind: 'fault'
  line: number
  reason: string
}

const newline = 10

/** The chunks of a file cut after each line end, so that the parser is always on a line that is known. */
async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ bytes: Uint8Array; line: number }> {
  let line = 1
  for await (const chunk of stream) {
    for (let start = 0; start < chunk.length; ) {
      const at = chunk.indexOf(newline, start)
      const end = at < 0 ? chunk.length : at + 1
      yield { bytes: chunk.subarray(start, end), line }
      if (at >= 0) line++
      start = end
    }
  }
}

const reasonOf = ({ message }: Error) =>
  /ended in/.test(message)
    ? 'ends in the middle of its JSON'
    : `is not JSON: ${message.replace(/ at chunk.*? in /, ' in ')}`

/** The values at some paths (`$.items.*`) of a JSON text, one after the other, in the memory that one takes. */
export async function* streamValues(
  stream: AsyncIterable<Uint8Array>,
  paths: string[],
): AsyncGenerator<StreamedValue | JsonFault> {
  const parser = new JSONParser({ paths, keepStack: false })
  const found: StreamedValue[] = []
  const faults: Error[] = []
  let line = 1
  parser.onValue = ({ value, key, stack }) => {
    found.push({ kind: 'value', value, list: String(stack.at(-1)?.key ?? ''), key: String(key), line })
  }
  parser.onError = (error) => faults.push(error)
  for await (const part of linesOf(withoutMark(stream))) {
    line = part.line
    parser.write(part.bytes)
    yield* found.splice(0)
    if (faults[0]) return yield { kind: 'fault', line, reason: reasonOf(faults[0]) }
  }
  if (!parser.isEnded) yield { kind: 'fault', line, reason: 'ends in the middle of its JSON' }
}

/** RFC 8259 §8.1: a parser may ignore a byte-order mark. */
async function* withoutMark(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of stream) {
    const isMarked = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    yield isMarked ? chunk.subarray(3) : chunk
    isFirst = false
  }
}
