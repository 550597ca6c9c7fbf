import { isDeepStrictEqual } from 'node:util'
import { isCollection, isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml'
import type { Correction } from '../../model/article.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { splitFrontMatter } from '../content/files/front-matter.ts'
import { checkYaml } from '../content/files/yaml-file.ts'
import { articleSchema } from '../content/schema/content-schemas.ts'

/** Where to put what into a text. */
interface Insertion {
  at: number
  text: string
}

const quoted = ({ published, text }: Correction) => ({ published, text: JSON.stringify(text) })

const entry = (correction: Correction, indent: string) => {
  const { published, text } = quoted(correction)
  return `${indent}- published: ${published}\n${indent}  text: ${text}\n`
}

/** The end of the line on which a place is, or the place itself where a line begins there. */
function lineEnd(text: string, at: number): number {
  if (text[at - 1] === '\n') return at
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

function intoList(yaml: string, { range, flow, items }: YAMLSeq, correction: Correction): Insertion | null {
  if (!range) return null
  if (flow) {
    const { published, text } = quoted(correction)
    const comma = items.length > 0 ? ', ' : ''
    return { at: range[1] - 1, text: `${comma}{ published: ${published}, text: ${text} }` }
  }
  const last = items.at(-1)
  if (!isCollection(last) || !last.range) return null
  const indent = yaml.slice(yaml.lastIndexOf('\n', range[0]) + 1, range[0])
  return { at: lineEnd(yaml, last.range[1]), text: entry(correction, indent) }
}

/** Where front matter takes one more correction; `null` where it is written in a way that a person must read. */
function insertionFor(yaml: string, correction: Correction): Insertion | null {
  const { contents } = parseDocument(yaml, { schema: 'failsafe' })
  if (!isMap(contents)) return null
  const list = contents.get('corrections')
  if (list === undefined) return { at: yaml.length, text: `corrections:\n${entry(correction, '  ')}` }
  return isSeq(list) ? intoList(yaml, list, correction) : null
}

/** Where the YAML of an article's file is, in the file as it is, with its mark and its ends of lines. */
function yamlRange(raw: string): { start: number; end: number } {
  const start = raw.indexOf('\n') + 1
  return { start, end: raw.indexOf('\n---', start - 1) + 1 }
}

function read(file: string, raw: string) {
  const parts = splitFrontMatter(file, raw)
  if ('reason' in parts) return { faults: [parts] }
  const checked = checkYaml(parts.yaml, articleSchema)
  return 'faults' in checked ? checked : { value: { fields: checked.value, markdown: parts.markdown } }
}

function insert(raw: string, correction: Correction): string | null {
  const { start, end } = yamlRange(raw)
  const insertion = insertionFor(raw.slice(start, end), correction)
  if (!insertion) return null
  const at = start + insertion.at
  const text = raw.includes('\r\n') ? insertion.text.replaceAll('\n', '\r\n') : insertion.text
  return raw.slice(0, at) + text + raw.slice(at)
}

/**
 * An article's file with one more correction: every other byte stays as it is. One that is there already is not added
 * again. The result is read as `publish` would read it, and must say what the file said and the correction.
 * @returns the file's text, or why it cannot be corrected
 */
export function addCorrection(
  file: string,
  raw: string,
  correction: Correction,
): { text: string } | { faults: ContentFault[] } {
  const before = read(file, raw)
  if ('faults' in before) return before
  const { fields, markdown } = before.value
  if (fields.corrections.some((known) => isDeepStrictEqual(known, correction))) return { text: raw }
  const text = insert(raw, correction)
  const after = text === null ? null : read(file, text)
  const wanted = { fields: { ...fields, corrections: [...fields.corrections, correction] }, markdown }
  if (text !== null && after && 'value' in after && isDeepStrictEqual(after.value, wanted)) return { text }
  const reason =
    'takes no correction by itself: write it there, with this very date and text, and accept again'
  return { faults: [{ file, line: 1, field: 'corrections', reason }] }
}
