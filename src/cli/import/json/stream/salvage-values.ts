import { type JsonFault, parseValue, type StreamedValue, type ValuePlace } from './parse-value.ts'

const [newline, openObject] = [0x0a, 0x7b]
const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x09

/** Where lines begin that are indented as the first one and open an object, the start included. */
function beginnings(bytes: Uint8Array, indent: number): number[] {
  const found = [0]
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) {
    let start = at + 1
    while (start - at <= indent && isSpace(bytes[start])) start++
    if (start - at - 1 === indent && bytes[start] === openObject) found.push(start)
  }
  return found
}

/** Brackets that may stand behind the last value: those of the lists and objects around it. */
const mostClosing = 8

/** Reads a value that commas, or the ends of what is around it, may follow. */
function parsePiece(bytes: Uint8Array, place: ValuePlace): StreamedValue | JsonFault {
  const text = Buffer.from(bytes).toString('latin1')
  let end = text.trimEnd().replace(/,$/, '').length
  const first = parseValue(bytes.subarray(0, end), place)
  for (let closing = 0, parsed = first; closing < mostClosing; closing++) {
    if (parsed.kind === 'value') return parsed
    if (!/[\]}]$/.test(text.slice(Math.max(0, end - 1), end))) break
    end = text.slice(0, end - 1).trimEnd().length
    parsed = parseValue(bytes.subarray(0, end), place)
  }
  return first
}

/**
 * Reads what could not be read as one value: a missing bracket or quotation mark makes all that follows part of it. It
 * ends for certain where a line opens an object, with the indent that its own first line has. `fault` is what is wrong
 * with the first of them.
 */
export function salvageValues(
  bytes: Uint8Array,
  { indent, ...place }: ValuePlace & { indent: number },
  fault: JsonFault,
): (StreamedValue | JsonFault)[] {
  const starts = beginnings(bytes, indent)
  if (starts.length === 1) return [fault]
  let { line } = place
  return starts.map((start, index) => {
    const piece = bytes.subarray(start, starts[index + 1] ?? bytes.length)
    const read = parsePiece(piece, { ...place, line })
    line += piece.filter((byte) => byte === newline).length
    return index === 0 && read.kind === 'fault' ? fault : read
  })
}
