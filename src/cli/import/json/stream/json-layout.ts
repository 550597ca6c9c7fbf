import type { SourceFile } from '../../importer.ts'
import { normaliseJsonHead } from './json-bytes.ts'

/** The arrangement of records in a JSON file. `values` means consecutive JSON values, each of which may span lines. */
export type JsonLayout = 'lines' | 'values' | 'list' | 'feed' | 'ghost'

/** Outline of a file's first value, as far as the file's first bytes show it. */
interface JsonOutline {
  isList: boolean
  memberNames: Set<string>
  /** True if another value follows the first one. */
  hasMoreValues: boolean
  /** True if the first value spans several lines. */
  isFirstValueMultiline: boolean
}

/**
 * Matches the tokens of JSON's structure. A backslash and the next character are one token, so that an
 * unclosed string is scanned only once.
 */
const tokenPattern = /"(?:[^"\\\n]|\\.)*"|\\.|[{}[\]:\n]/g

/**
 * Finds the first value's member names, whether it is a list or spans several lines, and whether another value follows.
 */
function scanOutline(headText: string): JsonOutline {
  const outline: JsonOutline = {
    isList: /^\s*\[/.test(headText),
    memberNames: new Set(),
    hasMoreValues: false,
    isFirstValueMultiline: false,
  }
  let [depth, lastString, isBeforeFirstValue] = [0, '', true]
  for (const [token] of headText.matchAll(tokenPattern)) {
    if (token === '{' || token === '[') {
      outline.hasMoreValues ||= depth === 0 && !isBeforeFirstValue
      isBeforeFirstValue = false
      depth++
    } else if (token === '}' || token === ']') depth--
    else if (token === '\n') outline.isFirstValueMultiline ||= depth > 0 && !outline.hasMoreValues
    else if (token === ':' && depth === 1 && !outline.hasMoreValues) outline.memberNames.add(lastString)
    if (token !== '\n') lastString = token.slice(1, -1)
  }
  return outline
}

/**
 * True if the second line begins a value. Without this test, JSON lines with a broken first line would look like values
 * that span lines.
 */
const hasValueOnSecondLine = (headText: string) => /^[^\n]*\n\s*[{[]/.test(headText)

/** Detects the layout of a file by its name and first bytes. */
export function detectJsonLayout({ file, head }: SourceFile): JsonLayout {
  const headText = new TextDecoder('latin1').decode(normaliseJsonHead(head))
  const { isList, memberNames, hasMoreValues, isFirstValueMultiline } = scanOutline(headText)
  if (/\.(?:jsonl|ndjson)$/i.test(file))
    return isFirstValueMultiline && !hasValueOnSecondLine(headText) ? 'values' : 'lines'
  if (hasMoreValues && !isList) return isFirstValueMultiline ? 'values' : 'lines'
  if (isList) return 'list'
  if (memberNames.has('db') || memberNames.has('posts')) return 'ghost'
  if (memberNames.has('data') && !memberNames.has('uri')) return 'ghost'
  return memberNames.has('items') ? 'feed' : 'values'
}
