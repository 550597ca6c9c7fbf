import { isDeepStrictEqual } from 'node:util'
import { isMap, isNode, type Node, type Pair, parseDocument, stringify, visit } from 'yaml'
import type { ArticleFields } from '../../../model/article.ts'
import { parseArticleFile } from './article-file.ts'
import type { ContentFault } from './content-fault.ts'

/** New values of an article's fields; `null` and an empty list remove the field. */
export type FieldChanges<Field extends keyof ArticleFields = keyof ArticleFields> = ReadonlyMap<
  Field,
  FieldValue
>

type FieldValue = string | readonly string[] | null

const isRemoved = (value: FieldValue) => value === null || value.length === 0

const toYaml = (name: string, value: FieldValue) =>
  isRemoved(value) ? '' : stringify({ [name]: value }, { lineWidth: 0 })

/** A part of the YAML that a field's new lines replace. */
interface Replacement {
  start: number
  end: number
  text: string
}

/** True for a comment within a field. One above its first line is not part of it. */
function hasComment({ key, value }: Pair): boolean {
  let isFound = false
  const check = (node: Node) => {
    if (node.comment || (node.commentBefore && node !== key)) isFound = true
  }
  for (const part of [key, value]) if (isNode(part)) visit(part, { Node: (_, node) => check(node) })
  return isFound
}

/** Returns the end of the line at an offset, or the offset itself where a line begins. */
function findLineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

/** Plans the replacement of one field's lines; `null` where that would lose a comment. */
function planReplacement(yaml: string, pairs: readonly Pair[], [name, value]: readonly [string, FieldValue]) {
  const pair = pairs.find(({ key }) => isNode(key) && String(key) === name)
  const text = toYaml(name, value)
  if (!pair) return { start: yaml.length, end: yaml.length, text }
  const [key, node] = [pair.key, pair.value]
  if (!isNode(key) || !key.range || hasComment(pair)) return null
  const end = isNode(node) && node.range ? node.range[1] : key.range[1]
  return { start: key.range[0], end: findLineEnd(yaml, end), text }
}

function planReplacements(yaml: string, changes: FieldChanges): (Replacement | null)[] {
  const { contents } = parseDocument(yaml, { schema: 'failsafe' })
  // Braces around the whole front matter, or an anchor: nobody writes an article like that.
  if (!isMap(contents) || contents.flow) return [null]
  return [...changes].map((change) => planReplacement(yaml, contents.items, change))
}

/** Finds the YAML in an unchanged article file, which may have a byte order mark and any line ends. */
function findYaml(raw: string): { start: number; end: number } {
  const start = raw.indexOf('\n') + 1
  return { start, end: raw.indexOf('\n---', start - 1) + 1 }
}

function replaceFields(raw: string, changes: FieldChanges): string | null {
  const { start, end } = findYaml(raw)
  const replacements = planReplacements(raw.slice(start, end), changes)
  let edited = raw
  for (const replacement of replacements.toSorted((a, b) => (b?.start ?? 0) - (a?.start ?? 0))) {
    if (replacement === null) return null
    const text = raw.includes('\r\n') ? replacement.text.replaceAll('\n', '\r\n') : replacement.text
    edited = edited.slice(0, start + replacement.start) + text + edited.slice(start + replacement.end)
  }
  return edited
}

/**
 * Changes fields in the front matter of an article's file, and no other byte. The result is parsed as `publish` parses
 * it, and may differ from the file by these fields only.
 * @param raw the file's text
 * @returns the file's new text, or the faults because of which it cannot be changed
 */
export function setFields(
  file: string,
  raw: string,
  changes: FieldChanges,
): { text: string } | { faults: ContentFault[] } {
  const original = parseArticleFile({ file, text: raw })
  if ('faults' in original) return original
  const text = replaceFields(raw, changes)
  const edited = text === null ? null : parseArticleFile({ file, text })
  if (edited && 'faults' in edited) return edited
  const absent = (name: keyof ArticleFields) => (Array.isArray(original.value.fields[name]) ? [] : null)
  const values = [...changes].map(([name, value]) => [name, isRemoved(value) ? absent(name) : value] as const)
  const expected = { ...original.value, fields: { ...original.value.fields, ...Object.fromEntries(values) } }
  if (text !== null && isDeepStrictEqual(edited?.value, expected)) return { text }
  const field = [...changes.keys()].join(', ')
  const reason =
    'is written in a way that this command cannot edit, such as with a comment: edit the file yourself'
  return { faults: [{ file, line: 1, field, reason }] }
}
