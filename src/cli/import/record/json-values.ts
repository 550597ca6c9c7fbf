import { replaceControlCharactersWithSpaces } from '../../content/schema/control-characters.ts'

/** A JSON object of unknown shape. */
export type JsonObject = Record<string, unknown>

/** True for an object that is not a list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Converts a string or number to trimmed text; `null` for an empty text and any other value. */
export function toText(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? replaceControlCharactersWithSpaces(value).trim() : ''
  return text === '' ? null : text
}

/** Returns the text of the first named field that has one; `null` if there is none. */
export const findTextField = (object: JsonObject, ...fieldNames: string[]): string | null =>
  fieldNames.map((fieldName) => toText(object[fieldName])).find((text) => text !== null) ?? null

/** Returns the text of the first named field that has one, on one line; `null` if there is none. */
export const findLineField = (object: JsonObject, ...fieldNames: string[]): string | null =>
  findTextField(object, ...fieldNames)?.replace(/\s+/g, ' ') ?? null

/** Returns the objects of a list; a single object counts as a list of one. */
export function toObjects(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject)
  return isObject(value) ? [value] : []
}

/** Returns the texts of a list, and the `name` of each object in it; a single value counts as a list of one. */
export function toNames(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values
    .map((each) => (isObject(each) ? findTextField(each, 'name') : toText(each)))
    .filter((name) => name !== null)
}

export const removeDuplicates = (values: readonly string[]): string[] => [...new Set(values)]
