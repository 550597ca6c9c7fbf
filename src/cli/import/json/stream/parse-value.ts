import { decodeText } from '../../text/decode-text.ts'

/** A parsed JSON value and its position in the file. */
export interface StreamedValue {
  kind: 'value'
  value: unknown
  /** Name of the enclosing list, such as `posts`; empty for an outermost value; `line` for a JSON line. */
  listName: string
  /** Member name, index in the list, from 0, or the number of a JSON line. */
  key: string
  line: number
  /** Warnings about the decoding of the value's text. */
  warnings: string[]
}

/** Invalid JSON, or a value that is too large or binary. Parsing resumes where a value certainly begins. */
export interface JsonFault {
  kind: 'fault'
  line: number
  reason: string
}

export type ValuePosition = Pick<StreamedValue, 'listName' | 'key' | 'line'>

/** Maximum size of a value, in bytes. */
export const maxValueBytes = 16 * 1024 * 1024

/**
 * Finds the offset of a syntax error in V8's message, which either states it or quotes an excerpt of the text. Returns
 * `null` if the message does neither.
 */
function findErrorOffset(message: string, text: string): number | null {
  const offsetText = /position (\d+)/.exec(message)?.[1]
  if (offsetText !== undefined) return Number(offsetText)
  const [, leadingEllipsis, quotedExcerpt] =
    /, (\.{3})?"(.*)"(?:\.{3})? is not valid JSON$/s.exec(message) ?? []
  const excerptOffset = quotedExcerpt === undefined ? -1 : text.indexOf(quotedExcerpt)
  return excerptOffset < 0 ? null : excerptOffset + (leadingEllipsis === undefined ? 0 : 10)
}

function createJsonFault(text: string, { message }: Error, firstLineNumber: number): JsonFault {
  const errorOffset = findErrorOffset(message, text) ?? text.length
  const line = firstLineNumber + text.slice(0, errorOffset).split('\n').length - 1
  const isCutShort = text.trim() !== '' && text.slice(errorOffset).trim() === ''
  const reason = isCutShort
    ? 'ends in the middle of its JSON: export or copy the file again'
    : 'is not valid JSON on this line: correct the line, or export the file again'
  return { kind: 'fault', line, reason }
}

/** Decodes and parses one JSON value; returns a fault for binary or invalid text. */
export function parseJsonValue(bytes: Uint8Array, valuePosition: ValuePosition): StreamedValue | JsonFault {
  const decodedText = decodeText(bytes)
  if (decodedText === 'binary')
    return {
      kind: 'fault',
      line: valuePosition.line,
      reason: 'is a binary file, not JSON: leave it out, or export the file again',
    }
  const { text, warnings } = decodedText
  try {
    return { kind: 'value', value: JSON.parse(text), warnings, ...valuePosition }
  } catch (error) {
    return createJsonFault(text, error as Error, valuePosition.line)
  }
}
