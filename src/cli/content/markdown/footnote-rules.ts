import type { Env, MarkdownIt, StateBlock, StateInline } from 'markdown-it'

/** A definition's label: without spaces and brackets (as in GitHub's Markdown). */
const definitionPattern = /^\[\^([^\s[\]]{1,60})\]:[ \t]*/
const markPattern = /\[\^([^\s[\]]{1,60})\]/y

/** The labels that have a definition, and whether a definition is being read. */
interface FootnoteState {
  labels: Set<string>
  isInside: boolean
}

/** A key of the parser's environment that cannot be a reference in a text. */
const stateKey = Symbol('footnotes')

function footnotesOf(environment: Env): FootnoteState {
  const holder = environment as { [stateKey]?: FootnoteState }
  holder[stateKey] ??= { labels: new Set(), isInside: false }
  return holder[stateKey]
}

/** Reads the blocks of a definition: the rest of its line, and indented lines below. */
function readBlocks(state: StateBlock, start: number, { line, end }: { line: number; end: number }): void {
  const [mark, shift, count] = [state.bMarks[line], state.tShift[line], state.sCount[line]]
  state.bMarks[line] = start
  state.tShift[line] = 0
  state.blkIndent += 4
  state.sCount[line] = state.blkIndent
  state.md.block.tokenize(state, line, end)
  state.blkIndent -= 4
  Object.assign(state.bMarks, { [line]: mark })
  Object.assign(state.tShift, { [line]: shift })
  Object.assign(state.sCount, { [line]: count })
}

/**
 * Reads `[^label]: text`. Definitions with the same label are joined into one note. An indented definition within
 * another is text.
 */
function readDefinition(state: StateBlock, line: number, ...[end, isProbe]: [number, boolean]): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const isIndentedCode = (state.sCount[line] ?? 0) - state.blkIndent >= 4
  const [whole, label] = definitionPattern.exec(state.src.slice(start, state.eMarks[line])) ?? []
  const footnotes = footnotesOf(state.env)
  if (whole === undefined || label === undefined || isIndentedCode) return false
  if (isProbe) return !footnotes.isInside || (state.sCount[line] ?? 0) < state.blkIndent
  if (footnotes.isInside) return false
  footnotes.labels.add(label)
  footnotes.isInside = true
  state.push('footnote_open', 'li', 1).info = label
  readBlocks(state, start + whole.length, { line, end })
  state.push('footnote_close', 'li', -1)
  footnotes.isInside = false
  return true
}

/** Reads `[^label]`, if the label has a definition anywhere in the text. */
function readMark(state: StateInline, isProbe: boolean): boolean {
  markPattern.lastIndex = state.pos
  const [whole, label] = markPattern.exec(state.src) ?? []
  if (whole === undefined || label === undefined || !footnotesOf(state.env).labels.has(label)) return false
  if (!isProbe) state.push('footnote_mark', 'sup', 0).info = label
  state.pos += whole.length
  return true
}

/**
 * Adds footnotes to a parser, as tokens `footnote_open`, `footnote_close` and `footnote_mark` whose `info` is the
 * label.
 */
export function addFootnoteRules(parser: MarkdownIt): void {
  parser.block.ruler.before('reference', 'footnote', readDefinition, { alt: ['paragraph', 'reference'] })
  parser.inline.ruler.before('link', 'footnote', readMark)
}
