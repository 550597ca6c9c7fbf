import { decodeText } from '../../text/decode-text.ts'

/** A value of a JSON text, the list it is in, and the line on which it begins. */
export interface StreamedValue {
  kind: 'value'
  value: unknown
  /** The name of the list, such as `posts`; empty for the outermost. */
  list: string
  /** Its name, or its place in the list, from 0. */
  key: string
  line: number
  /** What an archivist should know of how its text was decoded. */
  warnings: string[]
}

/** Where a text is not JSON. What stands behind it is read where it is certain where the next value begins. */
export interface JsonFault {
  kind: 'fault'
  line: number
  reason: string
}

/** Where a value stands, beside its bytes. */
export type ValuePlace = Pick<StreamedValue, 'list' | 'key' | 'line'>

/** No value is larger than this. */
export const largestValue = 16 * 1024 * 1024

/** V8 gives a place, or the ten characters before and behind it; `null` when it gives neither. */
function positionIn(message: string, text: string): number | null {
  const stated = /position (\d+)/.exec(message)?.[1]
  if (stated !== undefined) return Number(stated)
  const [, start, around] = /, (\.{3})?"(.*)"(?:\.{3})? is not valid JSON$/s.exec(message) ?? []
  const found = around === undefined ? -1 : text.indexOf(around)
  return found < 0 ? null : found + (start === undefined ? 0 : 10)
}

function faultOf(text: string, { message }: Error, first: number): JsonFault {
  const position = positionIn(message, text) ?? text.length
  const line = first + text.slice(0, position).split('\n').length - 1
  const isCut = text.trim() !== '' && text.slice(position).trim() === ''
  const reason = isCut ? 'ends in the middle of its JSON' : `is not JSON: ${message.replace(/\s+/g, ' ')}`
  return { kind: 'fault', line, reason }
}

/** Reads one value of a JSON text, in whichever encoding it is. */
export function parseValue(bytes: Uint8Array, place: ValuePlace): StreamedValue | JsonFault {
  const decoded = decodeText(bytes)
  if (decoded === null) return { kind: 'fault', line: place.line, reason: 'is no text: its bytes are binary' }
  const { text, warnings } = decoded
  try {
    return { kind: 'value', value: JSON.parse(text), warnings, ...place }
  } catch (error) {
    return faultOf(text, error as Error, place.line)
  }
}
