import type { SourceFile } from '../../importer.ts'
import { decodeJsonHead } from './json-bytes.ts'

/** The arrangement of records in a JSON file. `values` are consecutive JSON values that may span lines. */
export type JsonLayout = 'lines' | 'values' | 'list' | 'feed' | 'ghost'

/** Outline of the first value in a file's first bytes. */
interface JsonOutline {
  isList: boolean
  names: Set<string>
  /** True when something follows the first value. */
  hasMore: boolean
  /** True when the first value spans several lines. */
  hasLines: boolean
}

/**
 * Tokens of JSON's structure. A backslash and the next character are one token, so an unclosed string is scanned once.
 */
const tokenPattern = /"(?:[^"\\\n]|\\.)*"|\\.|[{}[\]:\n]/g

/** Reads the names of the outermost object. */
function readOutline(text: string): JsonOutline {
  const outline: JsonOutline = {
    isList: /^\s*\[/.test(text),
    names: new Set(),
    hasMore: false,
    hasLines: false,
  }
  let [depth, lastString, isFirst] = [0, '', true]
  for (const [character] of text.matchAll(tokenPattern)) {
    if (character === '{' || character === '[') {
      outline.hasMore ||= depth === 0 && !isFirst
      isFirst = false
      depth++
    } else if (character === '}' || character === ']') depth--
    else if (character === '\n') outline.hasLines ||= depth > 0 && !outline.hasMore
    else if (character === ':' && depth === 1 && !outline.hasMore) outline.names.add(lastString)
    if (character !== '\n') lastString = character.slice(1, -1)
  }
  return outline
}

/** True when a second line begins a value: with a broken first line, JSON lines look like values that span lines. */
const secondLineBegins = (text: string) => /^[^\n]*\n\s*[{[]/.test(text)

/** Detects the layout of a file by its name and first bytes. */
export function detectJsonLayout({ file, head }: SourceFile): JsonLayout {
  const text = new TextDecoder('latin1').decode(decodeJsonHead(head))
  const { isList, names, hasMore, hasLines } = readOutline(text)
  if (/\.(?:jsonl|ndjson)$/i.test(file)) return hasLines && !secondLineBegins(text) ? 'values' : 'lines'
  if (hasMore && !isList) return hasLines ? 'values' : 'lines'
  if (isList) return 'list'
  if (names.has('db') || names.has('posts')) return 'ghost'
  if (names.has('data') && !names.has('uri')) return 'ghost'
  return names.has('items') ? 'feed' : 'values'
}
