import { readSimpleYaml } from './simple-yaml.ts'

/**
 * Finds the line of a field, or of an item of its list, without the parser: in simple YAML, each begins a line. As with
 * the parser, a missing field has the first line, and a missing item that of its field.
 * @returns the index of the line; `null` for other paths and other YAML
 */
export function findSimpleYamlLine(text: string, path: readonly PropertyKey[]): number | null {
  const fields = readSimpleYaml(text)
  const [name, index] = path
  if (fields === null || typeof name !== 'string' || path.length > 2) return null
  const lines = text.split('\n')
  const fieldLine = Math.max(
    0,
    lines.findIndex((line) => line.startsWith(`${name}:`)),
  )
  if (index === undefined) return fieldLine
  const items = fields[name]
  if (typeof index !== 'number' || !Array.isArray(items) || items.some((item) => typeof item !== 'string'))
    return null
  const isBlock = lines[fieldLine] === `${name}:`
  return isBlock && index < items.length ? fieldLine + 1 + index : fieldLine
}
