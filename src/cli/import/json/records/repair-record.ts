import type { JsonObject } from '../../record/json-values.ts'
import { repairTexts } from '../../text/double-encoding.ts'

function collectStrings(value: unknown, strings: string[]): string[] {
  if (typeof value === 'string') strings.push(value)
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) collectStrings(each, strings)
  return strings
}

/** Returns a copy of a value with its strings replaced, in order, by `repairedTexts`. */
function replaceStrings(value: unknown, repairedTexts: Iterator<string>): unknown {
  if (typeof value === 'string') return repairedTexts.next().value
  if (Array.isArray(value)) return value.map((each) => replaceStrings(each, repairedTexts))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, replaceStrings(each, repairedTexts)]),
  )
}

/** Repairs a record whose texts were encoded as UTF-8 twice; counts the repaired characters. */
export function repairRecord(record: JsonObject): { record: JsonObject; repairedCharacterCount: number } {
  const { texts, repairedCharacterCount } = repairTexts(collectStrings(record, []))
  if (repairedCharacterCount === 0) return { record, repairedCharacterCount }
  return { record: replaceStrings(record, texts.values()) as JsonObject, repairedCharacterCount }
}
