import { replaceControls } from '../../content/schema/control-characters.ts'

/** A JSON object that is still to be understood. */
export type JsonObject = Record<string, unknown>

/** Whether a value is an object (and no list). */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text that a value is; a number as its digits, `null` for anything else and for no text. */
export function textValue(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? replaceControls(value).trim() : ''
  return text === '' ? null : text
}

/** The first of an object's members that is a text. */
export const textField = (object: JsonObject, ...names: string[]): string | null =>
  names.map((name) => textValue(object[name])).find((text) => text !== null) ?? null

/** The first that is a text, in one line. */
export const lineField = (object: JsonObject, ...names: string[]): string | null =>
  textField(object, ...names)?.replace(/\s+/g, ' ') ?? null

/** The objects of a list; an object alone is a list of one. */
export function toObjects(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject)
  return isObject(value) ? [value] : []
}

/** The texts of a list, and the names of the objects in it. */
export function toNames(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values
    .map((each) => (isObject(each) ? textField(each, 'name') : textValue(each)))
    .filter((name) => name !== null)
}

/** A list without what it says twice. */
export const withoutDuplicates = (list: readonly string[]): string[] => [...new Set(list)]
