import { type JsonFault, parseJsonValue, type StreamedValue, type ValuePosition } from './parse-value.ts'

const [newlineByte, openObjectByte] = [0x0a, 0x7b]
const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x09

/** Returns the offsets of lines that open an object with the same indent as the first, the start included. */
function findObjectStarts(bytes: Uint8Array, indent: number): number[] {
  const starts = [0]
  for (
    let lineEnd = bytes.indexOf(newlineByte);
    lineEnd >= 0;
    lineEnd = bytes.indexOf(newlineByte, lineEnd + 1)
  ) {
    let start = lineEnd + 1
    while (start - lineEnd <= indent && isSpace(bytes[start])) start++
    if (start - lineEnd - 1 === indent && bytes[start] === openObjectByte) starts.push(start)
  }
  return starts
}

/** Maximum number of closing brackets tolerated after the last value. */
const maxClosingBrackets = 8

/** Parses a value that may be followed by a comma or by closing brackets of its containers. */
function parseValueBeforeBrackets(
  bytes: Uint8Array,
  valuePosition: ValuePosition,
): StreamedValue | JsonFault {
  const text = Buffer.from(bytes).toString('latin1')
  let end = text.trimEnd().replace(/,$/, '').length
  const exactValue = parseJsonValue(bytes.subarray(0, end), valuePosition)
  let parsedValue = exactValue
  for (
    let removedBracketCount = 0;
    parsedValue.kind === 'fault' && removedBracketCount < maxClosingBrackets;
    removedBracketCount++
  ) {
    if (!/^[\]}]$/.test(text.charAt(end - 1))) break
    end = text.slice(0, end - 1).trimEnd().length
    parsedValue = parseJsonValue(bytes.subarray(0, end), valuePosition)
  }
  return parsedValue.kind === 'value' ? parsedValue : exactValue
}

/**
 * Divides a value that failed to parse, because a missing bracket or quotation mark makes the following values part of
 * it. A value certainly begins at each line that opens an object with the same indent. `fault` is the error of the
 * first value.
 */
export function salvageJsonValues(
  bytes: Uint8Array,
  { indent, ...valuePosition }: ValuePosition & { indent: number },
  fault: JsonFault,
): (StreamedValue | JsonFault)[] {
  const objectStarts = findObjectStarts(bytes, indent)
  if (objectStarts.length === 1) return [fault]
  let { line } = valuePosition
  return objectStarts.map((start, index) => {
    const piece = bytes.subarray(start, objectStarts[index + 1] ?? bytes.length)
    const parsedValue = parseValueBeforeBrackets(piece, { ...valuePosition, line })
    line += piece.filter((byte) => byte === newlineByte).length
    return index === 0 && parsedValue.kind === 'fault' ? fault : parsedValue
  })
}
