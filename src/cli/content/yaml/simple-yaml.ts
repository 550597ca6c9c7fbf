/** A text, a list of texts, or texts by name. */
type SimpleValue = string | string[] | Record<string, string>

/** The lines of a field, of an item of a list, and of a named text within a field. */
const [fieldLine, itemLine, nestedLine] = [
  /^([A-Za-z][\w-]{0,99}):(?: (.+))?$/,
  /^ {2}- (.+)$/,
  /^ {2}([A-Za-z][\w-]{0,99}): (.+)$/,
]

/** A scalar on one line that begins with a letter or digit: no mark in it can begin a comment or another value. */
const plainScalar = /^[\p{L}\p{N}](?:[^\p{C}\p{Zl}\p{Zp}:#]|:(?! |$)|(?<! )#)*(?<! )$/u

const quotedScalar = /^"([^"\\\p{C}\p{Zl}\p{Zp}]*)"$/u

/** A scalar within brackets or braces. */
const flowScalar = /"[^"\\\p{C}\p{Zl}\p{Zp}]*"|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.'’-]| (?=[\p{L}\p{N}]))*/u
  .source

const flowList = new RegExp(`^\\[(?:(?:${flowScalar})(?:, (?:${flowScalar}))*)?\\]$`, 'u')
const flowScalars = new RegExp(flowScalar, 'gu')

const flowPair = `[A-Za-z][\\w-]{0,99}: (?:${flowScalar})`
const flowMapping = new RegExp(`^\\{ ${flowPair}(?:, ${flowPair})* \\}$`, 'u')
const flowPairs = new RegExp(`([A-Za-z][\\w-]{0,99}): (${flowScalar})`, 'gu')

const withoutQuotes = (scalar: string) => (scalar.startsWith('"') ? scalar.slice(1, -1) : scalar)

/** Reads a scalar; `null` if YAML might read it as anything else than these letters. */
const readScalar = (text: string): string | null =>
  plainScalar.test(text) ? text : (quotedScalar.exec(text)?.[1] ?? null)

/** Reads a list in brackets or a mapping in braces; `null` for any other text. */
function readFlow(text: string): SimpleValue | null {
  if (flowList.test(text)) return (text.match(flowScalars) ?? []).map(withoutQuotes)
  if (!flowMapping.test(text)) return null
  const pairs = [...text.matchAll(flowPairs)].map(([, key = '', scalar = '']) => [key, scalar] as const)
  const mapping = Object.fromEntries(pairs.map(([key, scalar]) => [key, withoutQuotes(scalar)]))
  return Object.keys(mapping).length === pairs.length ? mapping : null
}

/** Adds an indented line to the value of its field. @returns false if it is not simple, or does not fit the lines above */
function addNested(fields: Map<string, SimpleValue | null>, name: string, line: string): boolean {
  const [, item] = itemLine.exec(line) ?? []
  const [, key, text = item] = nestedLine.exec(line) ?? []
  const [value, scalar] = [fields.get(name), readScalar(text ?? '')]
  if (value === undefined || typeof value === 'string' || scalar === null) return false
  if (key === undefined) {
    if (value !== null && !Array.isArray(value)) return false
    fields.set(name, [...(value ?? []), scalar])
    return true
  }
  if (Array.isArray(value) || Object.hasOwn(value ?? {}, key)) return false
  fields.set(name, { ...value, [key]: scalar })
  return true
}

/**
 * Reads a mapping whose values are texts, lists of texts or mappings of texts, in the subset of YAML in which a scalar means
 * exactly what is written. Most articles' front matter is in it, and this is ten times as fast as the parser.
 * @returns `null` for any other text, which only the parser can read
 */
export function readSimpleYaml(text: string): Record<string, SimpleValue> | null {
  const fields = new Map<string, SimpleValue | null>()
  let openField = ''
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const [, name, value] = fieldLine.exec(line) ?? []
    if (name === undefined) {
      if (!addNested(fields, openField, line)) return null
      continue
    }
    if (fields.get(openField) === null || fields.has(name)) return null
    const parsedValue = value === undefined ? null : (readScalar(value) ?? readFlow(value))
    if (value !== undefined && parsedValue === null) return null
    fields.set(name, parsedValue)
    openField = parsedValue === null ? name : ''
  }
  return fields.get(openField) === null ? null : (Object.fromEntries(fields) as Record<string, SimpleValue>)
}
