import type { SourceFile } from '../../importer.ts'
import { jsonHead } from './json-bytes.ts'

/** How a JSON file holds its records: `values` stand one after the other, each on as many lines as it has. */
export type Layout = 'lines' | 'values' | 'list' | 'feed' | 'ghost'

/** The outermost value of the first bytes of a file, as far as they go. */
interface Outline {
  isList: boolean
  names: Set<string>
  /** Something follows the first value. */
  hasMore: boolean
  /** The first value goes on behind the first line end that follows its beginning. */
  hasLines: boolean
}

/** A pair behind a backslash is a token too, so that an unclosed string is looked for once. */
const token = /"(?:[^"\\\n]|\\.)*"|\\.|[{}[\]:\n]/g

/** Reads the outermost names; what the bytes hold beside is not kept. */
function outlineOf(text: string): Outline {
  const outline: Outline = { isList: /^\s*\[/.test(text), names: new Set(), hasMore: false, hasLines: false }
  let [depth, last, isFirst] = [0, '', true]
  for (const [found] of text.matchAll(token)) {
    if (found === '{' || found === '[') {
      outline.hasMore ||= depth === 0 && !isFirst
      isFirst = false
      depth++
    } else if (found === '}' || found === ']') depth--
    else if (found === '\n') outline.hasLines ||= depth > 0 && !outline.hasMore
    else if (found === ':' && depth === 1 && !outline.hasMore) outline.names.add(last)
    if (found !== '\n') last = found.slice(1, -1)
  }
  return outline
}

/** A file of lines whose first one is broken may seem to have values of several lines. */
const secondLineBegins = (text: string) => /^[^\n]*\n\s*[{[]/.test(text)

/** Tells the layout of a file by its name and its first bytes. */
export function layoutOf({ file, head }: SourceFile): Layout {
  const text = new TextDecoder('latin1').decode(jsonHead(head))
  const { isList, names, hasMore, hasLines } = outlineOf(text)
  if (/\.(?:jsonl|ndjson)$/i.test(file)) return hasLines && !secondLineBegins(text) ? 'values' : 'lines'
  if (hasMore && !isList) return hasLines ? 'values' : 'lines'
  if (isList) return 'list'
  if (names.has('db') || names.has('posts')) return 'ghost'
  if (names.has('data') && !names.has('uri')) return 'ghost'
  return names.has('items') ? 'feed' : 'values'
}
