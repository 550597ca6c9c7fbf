import { Tokenizer, TokenType } from '@streamparser/json'
import type { SourceFile } from '../importer.ts'

/** How a JSON file holds its records. */
export type Layout = 'lines' | 'list' | 'feed' | 'ghost' | 'record'

/** The outermost value of the first bytes of a file, as far as they go. */
interface Outline {
  isList: boolean
  names: Set<string>
  /** Something follows the first value. */
  hasMore: boolean
}

/** Reads the outermost names; what the bytes hold beside is not kept. */
function outlineOf(head: Uint8Array): Outline {
  const outline: Outline = { isList: false, names: new Set(), hasMore: false }
  const tokenizer = new Tokenizer({ separator: '\n' })
  let [depth, last, isFirst] = [0, '', true]
  tokenizer.onToken = ({ token, value }) => {
    if (isFirst) outline.isList = token === TokenType.LEFT_BRACKET
    else if (depth === 0) outline.hasMore ||= token === TokenType.LEFT_BRACE
    isFirst = false
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth++
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth--
    if (token === TokenType.COLON && depth === 1 && !outline.hasMore) outline.names.add(last)
    last = token === TokenType.STRING ? String(value) : ''
  }
  tokenizer.onError = () => {}
  tokenizer.write(head)
  return outline
}

const withoutMark = (head: Uint8Array) => (head[0] === 0xef ? head.subarray(3) : head)

/** Tells the layout of a file by its name and its first bytes. */
export function layoutOf({ file, head }: SourceFile): Layout {
  if (/\.(?:jsonl|ndjson)$/i.test(file)) return 'lines'
  const { isList, names, hasMore } = outlineOf(withoutMark(head))
  if (hasMore) return 'lines'
  if (isList) return 'list'
  if (names.has('db') || names.has('posts')) return 'ghost'
  if (names.has('data') && !names.has('uri')) return 'ghost'
  return names.has('items') ? 'feed' : 'record'
}
