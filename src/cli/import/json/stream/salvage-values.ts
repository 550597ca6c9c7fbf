import { type JsonFault, parseJsonValue, type StreamedValue, type ValuePosition } from './parse-value.ts'

const [newlineByte, objectStartByte] = [0x0a, 0x7b]
const isSpaceOrTab = (byte: number | undefined) => byte === 0x20 || byte === 0x09

/**
 * Lists the offsets at which values begin: 0, and each object that begins a line with the same indent as the first
 * value.
 */
function listObjectOffsets(bytes: Uint8Array, indentLength: number): number[] {
  const objectOffsets = [0]
  for (
    let lineEndOffset = bytes.indexOf(newlineByte);
    lineEndOffset >= 0;
    lineEndOffset = bytes.indexOf(newlineByte, lineEndOffset + 1)
  ) {
    let offset = lineEndOffset + 1
    while (offset - lineEndOffset <= indentLength && isSpaceOrTab(bytes[offset])) offset++
    if (offset - lineEndOffset - 1 === indentLength && bytes[offset] === objectStartByte)
      objectOffsets.push(offset)
  }
  return objectOffsets
}

/** Maximum number of closing brackets removed after a value. */
const maxRemovedBrackets = 8

/**
 * Parses a value that can be followed by a comma, or by up to `maxClosingBracketCount` closing brackets of its
 * containers.
 */
function parseValueBeforeClosingBrackets(
  bytes: Uint8Array,
  valuePosition: ValuePosition,
): StreamedValue | JsonFault {
  const text = Buffer.from(bytes).toString('latin1')
  let endOffset = text.trimEnd().replace(/,$/, '').length
  const firstResult = parseJsonValue(bytes.subarray(0, endOffset), valuePosition)
  let parseResult = firstResult
  for (
    let removedBracketCount = 0;
    parseResult.kind === 'fault' && removedBracketCount < maxRemovedBrackets;
    removedBracketCount++
  ) {
    if (!/^[\]}]$/.test(text.charAt(endOffset - 1))) break
    endOffset = text.slice(0, endOffset - 1).trimEnd().length
    parseResult = parseJsonValue(bytes.subarray(0, endOffset), valuePosition)
  }
  return parseResult.kind === 'value' ? parseResult : firstResult
}

/**
 * Splits bytes that failed to parse as one value, because a missing bracket or quotation mark makes the following
 * values part of it. A line that opens an object with the same indent certainly begins a value. `fault` is the first
 * value's error, returned if that value remains invalid.
 */
export function salvageJsonValues(
  bytes: Uint8Array,
  { indentLength, ...valuePosition }: ValuePosition & { indentLength: number },
  fault: JsonFault,
): (StreamedValue | JsonFault)[] {
  const objectOffsets = listObjectOffsets(bytes, indentLength)
  if (objectOffsets.length === 1) return [fault]
  let { line } = valuePosition
  return objectOffsets.map((objectOffset, index) => {
    const valueBytes = bytes.subarray(objectOffset, objectOffsets[index + 1] ?? bytes.length)
    const parseResult = parseValueBeforeClosingBrackets(valueBytes, { ...valuePosition, line })
    line += valueBytes.filter((byte) => byte === newlineByte).length
    return index === 0 && parseResult.kind === 'fault' ? fault : parseResult
  })
}
