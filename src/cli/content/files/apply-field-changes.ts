import { isNode, type Node, type Pair, stringify, visit } from 'yaml'
import type { ArticleFields } from '../../../model/article.ts'
import { parseArticleFile } from './article-file.ts'
import { type ContentFault, createFileFault } from './content-fault.ts'
import {
  createInsertion,
  editFrontMatter,
  findNextLineStart,
  type YamlReplacement,
} from './edit-front-matter.ts'

/** New values of an article's fields. `null` and an empty list remove a field. */
export type FieldChanges<Field extends keyof ArticleFields = keyof ArticleFields> = ReadonlyMap<
  Field,
  FieldValue
>

type FieldValue = string | readonly string[] | null

/** The value of any article field, including `provenance`. */
type FieldOrProvenanceValue = FieldValue | ArticleFields['provenance']

const isEmptyValue = (value: FieldOrProvenanceValue) => value === null || Object.keys(value).length === 0

const toFieldYaml = (fieldName: string, value: FieldOrProvenanceValue) =>
  isEmptyValue(value) ? '' : stringify({ [fieldName]: value }, { lineWidth: 0 })

/** True if a field contains a comment. A comment above the field's first line does not count. */
function hasCommentInside({ key, value }: Pair): boolean {
  let isFound = false
  const checkNode = (node: Node) => {
    if (node.comment || (node.commentBefore && node !== key)) isFound = true
  }
  for (const pairNode of [key, value])
    if (isNode(pairNode)) visit(pairNode, { Node: (_, node) => checkNode(node) })
  return isFound
}

/**
 * Plans the replacement of a field's lines, or the insertion of a missing field. Lines with a comment
 * inside cannot be replaced without losing it.
 */
function planFieldReplacement(
  yaml: string,
  pairs: readonly Pair[],
  [fieldName, value]: readonly [string, FieldOrProvenanceValue],
): YamlReplacement | 'uneditable' {
  const pair = pairs.find(({ key }) => isNode(key) && String(key) === fieldName)
  const newText = toFieldYaml(fieldName, value)
  if (!pair) return createInsertion(yaml.length, newText)
  const [keyNode, valueNode] = [pair.key, pair.value]
  if (!isNode(keyNode) || !keyNode.range || hasCommentInside(pair)) return 'uneditable'
  const valueEnd = isNode(valueNode) && valueNode.range ? valueNode.range[1] : keyNode.range[1]
  return { start: keyNode.range[0], end: findNextLineStart(yaml, valueEnd), text: newText }
}

function planFieldReplacements(
  yaml: string,
  pairs: readonly Pair[],
  changes: ReadonlyMap<string, FieldOrProvenanceValue>,
): YamlReplacement[] | 'uneditable' {
  const plannedReplacements = [...changes].map((change) => planFieldReplacement(yaml, pairs, change))
  const replacements = plannedReplacements.filter((replacement) => replacement !== 'uneditable')
  return replacements.length < plannedReplacements.length ? 'uneditable' : replacements
}

/** Returns the value that the parser assigns to an absent field: `null`, an empty list or an empty mapping. */
function createAbsentValue(
  { fields }: { fields: ArticleFields },
  fieldName: string,
): null | [] | Record<string, never> {
  if (fieldName === 'provenance') return {}
  return Array.isArray(new Map<string, unknown>(Object.entries(fields)).get(fieldName)) ? [] : null
}

/**
 * Adds a new `provenance` to the changes, without the changed fields: their values now come from a person. Returns
 * the changes as they are if none of these fields has a provenance.
 */
function addProvenanceChange(
  changes: FieldChanges,
  provenance: ArticleFields['provenance'],
): ReadonlyMap<string, FieldOrProvenanceValue> {
  const provenanceEntries = Object.entries(provenance)
  const remainingEntries = provenanceEntries.filter(
    ([fieldName]) => !changes.has(fieldName as keyof ArticleFields),
  )
  if (remainingEntries.length === provenanceEntries.length) return changes
  return new Map<string, FieldOrProvenanceValue>([
    ...changes,
    ['provenance', Object.fromEntries(remainingEntries)],
  ])
}

/** The reason of a fault in the file itself, rather than in a new value. */
export const uneditableReason =
  'is written in a way that this command cannot edit, for example with a comment inside: edit the file yourself'

/**
 * Changes fields in the front matter of an article's file, and removes their provenance. No other byte changes.
 * @param fileText the file's current text
 * @returns the file's new text, or the faults that prevent the change
 */
export function applyFieldChanges(
  file: string,
  fileText: string,
  changes: FieldChanges,
): { text: string } | { faults: ContentFault[] } {
  const parsedFile = parseArticleFile({ file, text: fileText })
  if ('faults' in parsedFile) return parsedFile
  const changesWithProvenance = addProvenanceChange(changes, parsedFile.value.fields.provenance)
  const changedFields = Object.fromEntries(
    [...changesWithProvenance].map(([fieldName, value]) => [
      fieldName,
      isEmptyValue(value) ? createAbsentValue(parsedFile.value, fieldName) : value,
    ]),
  )
  const editResult = editFrontMatter(parsedFile.value, fileText, {
    changedFields,
    planReplacements: (yaml, { items }) => planFieldReplacements(yaml, items, changesWithProvenance),
  })
  if (editResult !== 'uneditable') return editResult
  return { faults: [{ ...createFileFault(file, uneditableReason), field: [...changes.keys()].join(', ') }] }
}
