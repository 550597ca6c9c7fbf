import type { JsonObject } from '../../record/json-values.ts'
import { repairRecordTexts } from '../../text/double-encoding.ts'

function listStringsInOrder(record: JsonObject): string[] {
  const strings: string[] = []
  const addStrings = (value: unknown) => {
    if (typeof value === 'string') strings.push(value)
    else if (typeof value === 'object' && value !== null)
      for (const each of Object.values(value)) addStrings(each)
  }
  addStrings(record)
  return strings
}

/** Returns a copy of a value in which the strings are replaced, in order, by those from `replacementIterator`. */
function replaceStrings(value: unknown, replacementIterator: Iterator<string>): unknown {
  if (typeof value === 'string') return replacementIterator.next().value
  if (Array.isArray(value)) return value.map((each) => replaceStrings(each, replacementIterator))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, replaceStrings(each, replacementIterator)]),
  )
}

/** Repairs a record whose texts were encoded as UTF-8 twice, and counts the repaired characters. */
export function repairRecordEncoding(record: JsonObject): {
  record: JsonObject
  repairedCharacterCount: number
} {
  const { texts, repairedCharacterCount } = repairRecordTexts(listStringsInOrder(record))
  if (repairedCharacterCount === 0) return { record, repairedCharacterCount }
  return { record: replaceStrings(record, texts.values()) as JsonObject, repairedCharacterCount }
}
