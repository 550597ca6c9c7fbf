import { replaceControlCharactersWithSpaces } from '../../../content/schema/control-characters.ts'
import type { FrontMatterValue } from '../../site-lookup.ts'

/** Words that count as a missing value in a text field. */
const missingValueWords = new Set(['', '~', 'null', 'false', 'none', 'true'])

const toStatedText = (value: FrontMatterValue | undefined): string | null =>
  typeof value === 'string' && !missingValueWords.has(value.trim().toLowerCase())
    ? replaceControlCharactersWithSpaces(value).trim()
    : null

/** Returns the first of the named fields that contains text; `null` if none does. */
export function findFrontMatterText(
  frontMatter: Record<string, FrontMatterValue>,
  ...fieldNames: string[]
): string | null {
  return fieldNames.map((name) => toStatedText(frontMatter[name])).find((value) => value !== null) ?? null
}

/** True if a field's value means yes. */
export const isYesValue = (value: FrontMatterValue | undefined): boolean =>
  /^(?:true|yes|on|1)$/i.test(String(value ?? ''))

/** True if a field's value means no. */
export const isNoValue = (value: FrontMatterValue | undefined): boolean =>
  /^(?:false|no|off|0)$/i.test(String(value ?? ''))

/** Lists the texts in a field: the items of a list, or the parts of a single text split at `separator`. */
export function listFrontMatterTexts(
  value: FrontMatterValue | undefined,
  separator: RegExp | null,
): string[] {
  const values = Array.isArray(value) ? value : [value]
  return values
    .map(toStatedText)
    .filter((text) => text !== null)
    .flatMap((text) => (Array.isArray(value) || separator === null ? [text] : text.split(separator)))
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

function findPersonName(value: FrontMatterValue): string | null {
  if (typeof value === 'string') return toStatedText(value)
  return Array.isArray(value) ? null : findFrontMatterText(value, 'name', 'display_name', 'title', 'login')
}

/** Lists the names of people in a field, which can be a text, an object with a name, or a list of these. */
export function listPersonNames(value: FrontMatterValue | undefined): string[] {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return values.map(findPersonName).filter((name) => name !== null)
}

/**
 * Moves the fields of Zola's `taxonomies` table (tags, categories, authors) to the top level. Existing fields there
 * take precedence.
 */
export function flattenTaxonomies({
  taxonomies,
  ...otherFields
}: Record<string, FrontMatterValue>): Record<string, FrontMatterValue> {
  if (taxonomies === undefined) return otherFields
  return typeof taxonomies === 'object' && !Array.isArray(taxonomies)
    ? { ...taxonomies, ...otherFields }
    : { taxonomies, ...otherFields }
}
