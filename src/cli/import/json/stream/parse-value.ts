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

/** Spaces around a short text, without which V8's message quotes all of the text, and not where the error is. */
const padding = ' '.repeat(20)

/** Returns the offset of the syntax error in a text, or its end if V8's message does not reveal it. */
function locateSyntaxError(text: string): number {
  const paddedText = `${padding}${text}${padding}`
  try {
    JSON.parse(paddedText)
  } catch (error) {
    const paddedOffset = findErrorOffset((error as Error).message, paddedText)
    if (paddedOffset !== null) return Math.min(paddedOffset - padding.length, text.length)
  }
  return text.length
}

/** The reason for a text that ends before its last bracket or quotation mark is closed. */
export const brokenOffReason =
  'breaks off on this line before its JSON is complete: copy or export the file again, or add the missing bracket or quotation mark'

/** Corrections of the most frequent mistakes, by patterns of V8's messages. */
const messagePatternsAndCorrections: readonly (readonly [RegExp, string])[] = [
  [
    /^Expected ',' or/,
    String.raw`add the missing comma or bracket, write \" for a quotation mark within a text`,
  ],
  [/^Expected ':'/, 'write a colon between the name and its value'],
  [
    /^Expected (?:double-quoted )?property name/,
    'delete a comma before a closing bracket, put a name in quotation marks',
  ],
  [/^Unexpected token/, 'put a text in quotation marks, delete a comma before a closing bracket'],
  [/^Bad control character/, String.raw`write \n for a line break and \t for a tab within a text`],
  [/^Bad (?:escaped character|Unicode escape)/, String.raw`write \\ for a backslash within a text`],
]

/** Converts V8's message about a syntax error to a reason with a remedy. */
function explainSyntaxError(message: string): string {
  const [, correction = 'correct the line'] =
    messagePatternsAndCorrections.find(([pattern]) => pattern.test(message)) ?? []
  return `is not valid JSON on this line: ${correction}, or export the file again`
}

function createJsonFault(text: string, { message }: Error, firstLineNumber: number): JsonFault {
  const errorOffset = locateSyntaxError(text)
  const line = firstLineNumber + text.slice(0, errorOffset).split('\n').length - 1
  const isBrokenOff = text.trim() !== '' && text.slice(errorOffset).trim() === ''
  return { kind: 'fault', line, reason: isBrokenOff ? brokenOffReason : explainSyntaxError(message) }
}

/** Decodes and parses one JSON value; returns a fault for binary or invalid text. */
export function parseJsonValue(bytes: Uint8Array, valuePosition: ValuePosition): StreamedValue | JsonFault {
  const decodedText = decodeText(bytes)
  if (decodedText === 'binary')
    return {
      kind: 'fault',
      line: valuePosition.line,
      reason: 'contains binary data, so it is not JSON: export the file again, or leave it out',
    }
  const { text, warnings } = decodedText
  try {
    return { kind: 'value', value: JSON.parse(text), warnings, ...valuePosition }
  } catch (error) {
    return createJsonFault(text, error as Error, valuePosition.line)
  }
}
