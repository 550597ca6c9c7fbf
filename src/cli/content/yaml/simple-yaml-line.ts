import { readYamlIfSimple } from './simple-yaml.ts'

/**
 * Finds the line of a field, or of an item in its list, without the full parser: in simple YAML, each of them begins
 * a line. Like the parser, returns the first line for a missing field, and the field's line for a missing item.
 * @returns the line's index, from 0; `null` for any other path, and for YAML that is not simple
 */
export function findSimpleYamlLineIndex(text: string, fieldPath: readonly PropertyKey[]): number | null {
  const fields = readYamlIfSimple(text)
  const [fieldName, itemIndex] = fieldPath
  if (fields === null || typeof fieldName !== 'string' || fieldPath.length > 2) return null
  const lines = text.split('\n')
  const fieldLineIndex = Math.max(
    0,
    lines.findIndex((line) => line.startsWith(`${fieldName}:`)),
  )
  if (itemIndex === undefined) return fieldLineIndex
  const fieldItems = fields[fieldName]
  if (
    typeof itemIndex !== 'number' ||
    !Array.isArray(fieldItems) ||
    fieldItems.some((item) => typeof item !== 'string')
  )
    return null
  const isBlockList = lines[fieldLineIndex] === `${fieldName}:`
  return isBlockList && itemIndex < fieldItems.length ? fieldLineIndex + 1 + itemIndex : fieldLineIndex
}
