import { isDeepStrictEqual } from 'node:util'
import { isCollection, isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml'
import type { Correction } from '../../model/article.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { splitFrontMatter } from '../content/files/front-matter.ts'
import { checkYaml } from '../content/files/yaml-file.ts'
import { articleSchema } from '../content/schema/content-schemas.ts'

/** A text to insert at an offset. */
interface Insertion {
  offset: number
  text: string
}

const toYamlScalars = ({ published, text }: Correction) => ({ published, text: JSON.stringify(text) })

const toListEntry = (correction: Correction, indent: string) => {
  const { published, text } = toYamlScalars(correction)
  return `${indent}- published: ${published}\n${indent}  text: ${text}\n`
}

/** Returns the end of the line at an offset, or the offset itself where a line begins. */
function findLineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

function planListInsertion(
  yaml: string,
  { range, flow, items }: YAMLSeq,
  correction: Correction,
): Insertion | null {
  if (!range) return null
  if (flow) {
    const { published, text } = toYamlScalars(correction)
    const comma = items.length > 0 ? ', ' : ''
    return { offset: range[1] - 1, text: `${comma}{ published: ${published}, text: ${text} }` }
  }
  const last = items.at(-1)
  if (!isCollection(last) || !last.range) return null
  const indent = yaml.slice(yaml.lastIndexOf('\n', range[0]) + 1, range[0])
  return { offset: findLineEnd(yaml, last.range[1]), text: toListEntry(correction, indent) }
}

/** Plans the insertion of a correction into front matter; `null` for a layout that only a person can edit. */
function planInsertion(yaml: string, correction: Correction): Insertion | null {
  const { contents } = parseDocument(yaml, { schema: 'failsafe' })
  if (!isMap(contents)) return null
  const list = contents.get('corrections')
  if (list === undefined)
    return { offset: yaml.length, text: `corrections:\n${toListEntry(correction, '  ')}` }
  return isSeq(list) ? planListInsertion(yaml, list, correction) : null
}

/** Finds the YAML in an unchanged article file, which may have a byte order mark and any line ends. */
function findYaml(raw: string): { start: number; end: number } {
  const start = raw.indexOf('\n') + 1
  return { start, end: raw.indexOf('\n---', start - 1) + 1 }
}

function parseArticle(file: string, raw: string) {
  const parts = splitFrontMatter(file, raw)
  if ('reason' in parts) return { faults: [parts] }
  const checked = checkYaml(parts.yaml, articleSchema)
  return 'faults' in checked ? checked : { value: { fields: checked.value, markdown: parts.markdown } }
}

function insertCorrection(raw: string, correction: Correction): string | null {
  const { start, end } = findYaml(raw)
  const insertion = planInsertion(raw.slice(start, end), correction)
  if (!insertion) return null
  const offset = start + insertion.offset
  const text = raw.includes('\r\n') ? insertion.text.replaceAll('\n', '\r\n') : insertion.text
  return raw.slice(0, offset) + text + raw.slice(offset)
}

/**
 * Adds a correction to an article's file, and changes no other byte. A correction that is there already is not added again.
 * The result is parsed as `publish` parses it, and must differ from the file by this correction only.
 * @returns the file's new text, or why it cannot be corrected
 */
export function addCorrection(
  file: string,
  raw: string,
  correction: Correction,
): { text: string } | { faults: ContentFault[] } {
  const original = parseArticle(file, raw)
  if ('faults' in original) return original
  const { fields, markdown } = original.value
  if (fields.corrections.some((known) => isDeepStrictEqual(known, correction))) return { text: raw }
  const text = insertCorrection(raw, correction)
  const edited = text === null ? null : parseArticle(file, text)
  const expected = { fields: { ...fields, corrections: [...fields.corrections, correction] }, markdown }
  if (text !== null && edited && 'value' in edited && isDeepStrictEqual(edited.value, expected))
    return { text }
  const reason =
    'is written in a way that this command cannot edit: add the correction there yourself, with exactly this date and text, then accept the request again'
  return { faults: [{ file, line: 1, field: 'corrections', reason }] }
}
