import { isNode, type Node, type Pair, stringify, visit } from 'yaml'
import type { ArticleFields } from '../../../model/article.ts'
import { parseArticleFile } from './article-file.ts'
import { type ContentFault, createFileFault } from './content-fault.ts'
import { createInsertion, editFrontMatter, findLineEnd, type YamlReplacement } from './edit-front-matter.ts'

/** New values of an article's fields; `null` and an empty list remove the field. */
export type FieldChanges<Field extends keyof ArticleFields = keyof ArticleFields> = ReadonlyMap<
  Field,
  FieldValue
>

type FieldValue = string | readonly string[] | null

/** The value of any article field, including `provenance`. */
type FieldOrProvenanceValue = FieldValue | ArticleFields['provenance']

const isRemoved = (value: FieldOrProvenanceValue) => value === null || Object.keys(value).length === 0

const toYaml = (name: string, value: FieldOrProvenanceValue) =>
  isRemoved(value) ? '' : stringify({ [name]: value }, { lineWidth: 0 })

/** True for a comment within a field. A comment above its first line does not count. */
function hasComment({ key, value }: Pair): boolean {
  let isFound = false
  const checkNode = (node: Node) => {
    if (node.comment || (node.commentBefore && node !== key)) isFound = true
  }
  for (const part of [key, value]) if (isNode(part)) visit(part, { Node: (_, node) => checkNode(node) })
  return isFound
}

/** Plans the replacement of a field's lines; `null` if that would lose a comment. */
function planReplacement(
  yaml: string,
  pairs: readonly Pair[],
  [name, value]: readonly [string, FieldOrProvenanceValue],
): YamlReplacement | null {
  const pair = pairs.find(({ key }) => isNode(key) && String(key) === name)
  const text = toYaml(name, value)
  if (!pair) return createInsertion(yaml.length, text)
  const [key, node] = [pair.key, pair.value]
  if (!isNode(key) || !key.range || hasComment(pair)) return null
  const end = isNode(node) && node.range ? node.range[1] : key.range[1]
  return { start: key.range[0], end: findLineEnd(yaml, end), text }
}

function planReplacements(
  yaml: string,
  pairs: readonly Pair[],
  changes: ReadonlyMap<string, FieldOrProvenanceValue>,
): YamlReplacement[] | null {
  const planned = [...changes].map((change) => planReplacement(yaml, pairs, change))
  const replacements = planned.filter((replacement) => replacement !== null)
  return replacements.length < planned.length ? null : replacements
}

/** Returns the value that represents a missing field. */
function createAbsentValue(
  { fields }: { fields: ArticleFields },
  name: string,
): null | [] | Record<string, never> {
  if (name === 'provenance') return {}
  return Array.isArray(new Map<string, unknown>(Object.entries(fields)).get(name)) ? [] : null
}

/** Returns the changes, with `provenance` minus the changed fields: their values now come from a person. */
function addProvenanceChange(
  changes: FieldChanges,
  provenance: ArticleFields['provenance'],
): ReadonlyMap<string, FieldOrProvenanceValue> {
  const origins = Object.entries(provenance)
  const remaining = origins.filter(([name]) => !changes.has(name as keyof ArticleFields))
  if (remaining.length === origins.length) return changes
  return new Map<string, FieldOrProvenanceValue>([...changes, ['provenance', Object.fromEntries(remaining)]])
}

/**
 * Changes fields and their provenance in the front matter of an article's file. All other bytes stay the same.
 * @param raw the file's text
 * @returns the file's new text, or the faults that prevent the change
 */
export function setFields(
  file: string,
  raw: string,
  changes: FieldChanges,
): { text: string } | { faults: ContentFault[] } {
  const original = parseArticleFile({ file, text: raw })
  if ('faults' in original) return original
  const changesWithProvenance = addProvenanceChange(changes, original.value.fields.provenance)
  const changedFields = Object.fromEntries(
    [...changesWithProvenance].map(([name, value]) => [
      name,
      isRemoved(value) ? createAbsentValue(original.value, name) : value,
    ]),
  )
  const editResult = editFrontMatter(original.value, raw, {
    changedFields,
    planReplacements: (yaml, { items }) => planReplacements(yaml, items, changesWithProvenance),
  })
  if (editResult) return editResult
  const reason =
    'is written in a way that this command cannot edit, such as with a comment: edit the file yourself'
  return { faults: [{ ...createFileFault(file, reason), field: [...changes.keys()].join(', ') }] }
}
