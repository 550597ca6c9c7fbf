import type { JsonObject } from '../../record/json-values.ts'
import { repairTexts } from '../../text/double-encoding.ts'

function collectStrings(value: unknown, found: string[]): string[] {
  if (typeof value === 'string') found.push(value)
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) collectStrings(each, found)
  return found
}

/** Returns a copy of a value with its strings replaced, in order, by `texts`. */
function replaceTexts(value: unknown, texts: Iterator<string>): unknown {
  if (typeof value === 'string') return texts.next().value
  if (Array.isArray(value)) return value.map((each) => replaceTexts(each, texts))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaceTexts(each, texts)]))
}

/** Repairs a record whose texts were encoded as UTF-8 twice; counts the repaired characters. */
export function repairRecord(record: JsonObject): { record: JsonObject; repairedCount: number } {
  const { texts, repairedCount } = repairTexts(collectStrings(record, []))
  if (repairedCount === 0) return { record, repairedCount }
  return { record: replaceTexts(record, texts.values()) as JsonObject, repairedCount }
}
