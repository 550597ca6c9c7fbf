import type { JsonObject } from '../../record/json-values.ts'
import { repairTexts } from '../../text/double-encoding.ts'

function textsIn(value: unknown, found: string[]): string[] {
  if (typeof value === 'string') found.push(value)
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) textsIn(each, found)
  return found
}

/** The same value with its texts taken from `texts`, in their order. */
function withTexts(value: unknown, texts: Iterator<string>): unknown {
  if (typeof value === 'string') return texts.next().value
  if (Array.isArray(value)) return value.map((each) => withTexts(each, texts))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTexts(each, texts)]))
}

/** A record whose texts were encoded as UTF-8 twice, as it was before, with the number of repaired characters. */
export function repairedRecord(record: JsonObject): { record: JsonObject; repaired: number } {
  const { texts, repaired } = repairTexts(textsIn(record, []))
  if (repaired === 0) return { record, repaired }
  return { record: withTexts(record, texts.values()) as JsonObject, repaired }
}
