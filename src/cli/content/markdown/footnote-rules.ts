import type { Env, MarkdownIt, StateBlock, StateInline } from 'markdown-it'

/** A definition's label: without spaces and brackets (as in GitHub's Markdown). */
const definitionPattern = /^\[\^([^\s[\]]{1,60})\]:[ \t]*/
const markPattern = /\[\^([^\s[\]]{1,60})\]/y

/** The labels that have a definition, and whether a definition is being read. */
interface FootnoteState {
  definedLabels: Set<string>
  isInsideDefinition: boolean
}

/** A key of the parser's environment that cannot be a reference in a text. */
const stateKey = Symbol('footnotes')

function ensureFootnoteState(environment: Env): FootnoteState {
  const holder = environment as { [stateKey]?: FootnoteState }
  holder[stateKey] ??= { definedLabels: new Set(), isInsideDefinition: false }
  return holder[stateKey]
}

/** Reads the blocks of a definition: the rest of its line, and indented lines below. */
function readDefinitionBlocks(
  state: StateBlock,
  contentStart: number,
  { line, end }: { line: number; end: number },
): void {
  const [savedLineStart, savedShift, savedIndent] = [
    state.bMarks[line],
    state.tShift[line],
    state.sCount[line],
  ]
  state.bMarks[line] = contentStart
  state.tShift[line] = 0
  state.blkIndent += 4
  state.sCount[line] = state.blkIndent
  state.md.block.tokenize(state, line, end)
  state.blkIndent -= 4
  Object.assign(state.bMarks, { [line]: savedLineStart })
  Object.assign(state.tShift, { [line]: savedShift })
  Object.assign(state.sCount, { [line]: savedIndent })
}

/**
 * Reads `[^label]: text`. Definitions with the same label are joined into one note. An indented definition within
 * another is text.
 */
function readDefinition(state: StateBlock, line: number, ...[end, isProbe]: [number, boolean]): boolean {
  const textStart = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const isIndentedCode = (state.sCount[line] ?? 0) - state.blkIndent >= 4
  const [definitionMark, label] = definitionPattern.exec(state.src.slice(textStart, state.eMarks[line])) ?? []
  const footnoteState = ensureFootnoteState(state.env)
  if (definitionMark === undefined || label === undefined || isIndentedCode) return false
  if (isProbe) return !footnoteState.isInsideDefinition || (state.sCount[line] ?? 0) < state.blkIndent
  if (footnoteState.isInsideDefinition) return false
  footnoteState.definedLabels.add(label)
  footnoteState.isInsideDefinition = true
  state.push('footnote_open', 'li', 1).info = label
  readDefinitionBlocks(state, textStart + definitionMark.length, { line, end })
  state.push('footnote_close', 'li', -1)
  footnoteState.isInsideDefinition = false
  return true
}

/** Reads `[^label]`, if the label has a definition anywhere in the text. */
function readMark(state: StateInline, isProbe: boolean): boolean {
  markPattern.lastIndex = state.pos
  const [mark, label] = markPattern.exec(state.src) ?? []
  if (mark === undefined || label === undefined || !ensureFootnoteState(state.env).definedLabels.has(label))
    return false
  if (!isProbe) state.push('footnote_mark', 'sup', 0).info = label
  state.pos += mark.length
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
