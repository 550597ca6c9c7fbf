import { replaceControlCharactersWithSpaces } from '../../content/schema/control-characters.ts'

/** A JSON object of unknown shape. */
export type JsonObject = Record<string, unknown>

/** True for an object that is not a list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Converts a string or number to trimmed text. Returns `null` for an empty string and any other type of
 * value.
 */
export function toText(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? replaceControlCharactersWithSpaces(value).trim() : ''
  return text === '' ? null : text
}

/** Returns the text of the first of these fields that contains any, or `null` if none does. */
export const findTextField = (object: JsonObject, ...fieldNames: string[]): string | null =>
  fieldNames.map((fieldName) => toText(object[fieldName])).find((text) => text !== null) ?? null

/** Returns the text of the first of these fields that contains any, on one line, or `null` if none does. */
export const findLineField = (object: JsonObject, ...fieldNames: string[]): string | null =>
  findTextField(object, ...fieldNames)?.replace(/\s+/g, ' ') ?? null

/** Returns the objects in a list, ignoring other entries. A single object counts as a list of one. */
export function toObjects(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject)
  return isObject(value) ? [value] : []
}

/**
 * Returns the names in a list of strings, numbers and objects with a `name`. A single value counts as a list
 * of one.
 */
export function toNames(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values
    .map((each) => (isObject(each) ? findTextField(each, 'name') : toText(each)))
    .filter((name) => name !== null)
}

export const removeDuplicates = (values: readonly string[]): string[] => [...new Set(values)]
