import type { Env, MarkdownIt, StateBlock, StateInline } from 'markdown-it'

/** Matches the start of a footnote's definition. As in GitHub's Markdown, a label contains no spaces or brackets. */
const definitionMarkPattern = /^\[\^([^\s[\]]{1,60})\]:[ \t]*/
const footnoteMarkPattern = /\[\^([^\s[\]]{1,60})\]/y

/** State of footnote parsing: the labels defined so far, and whether the parser is inside a definition. */
interface FootnoteState {
  definedLabels: Set<string>
  isInsideDefinition: boolean
}

/**
 * Key of the footnote state in the parser's environment. A symbol cannot clash with the label of a reference in the
 * text.
 */
const footnoteStateKey = Symbol('footnotes')

function ensureFootnoteState(environment: Env): FootnoteState {
  const stateHolder = environment as { [footnoteStateKey]?: FootnoteState }
  stateHolder[footnoteStateKey] ??= { definedLabels: new Set(), isInsideDefinition: false }
  return stateHolder[footnoteStateKey]
}

/** Parses the blocks of a definition: the rest of its first line, and the indented lines below it. */
function tokenizeDefinitionBlocks(
  state: StateBlock,
  contentStart: number,
  { line: startLine, end: endLine }: { line: number; end: number },
): void {
  const [savedLineStart, savedShift, savedIndent] = [
    state.bMarks[startLine],
    state.tShift[startLine],
    state.sCount[startLine],
  ]
  state.bMarks[startLine] = contentStart
  state.tShift[startLine] = 0
  state.blkIndent += 4
  state.sCount[startLine] = state.blkIndent
  state.md.block.tokenize(state, startLine, endLine)
  state.blkIndent -= 4
  Object.assign(state.bMarks, { [startLine]: savedLineStart })
  Object.assign(state.tShift, { [startLine]: savedShift })
  Object.assign(state.sCount, { [startLine]: savedIndent })
}

/**
 * Parses `[^label]: text`. Joins definitions that have the same label into one note. Treats an indented definition
 * within another as text.
 * @returns false if no definition begins on this line
 */
function parseFootnoteDefinition(
  state: StateBlock,
  startLine: number,
  ...[endLine, isProbe]: [number, boolean]
): boolean {
  const textStart = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const isIndentedCode = (state.sCount[startLine] ?? 0) - state.blkIndent >= 4
  const [definitionMark, label] =
    definitionMarkPattern.exec(state.src.slice(textStart, state.eMarks[startLine])) ?? []
  const footnoteState = ensureFootnoteState(state.env)
  if (definitionMark === undefined || label === undefined || isIndentedCode) return false
  if (isProbe) return !footnoteState.isInsideDefinition || (state.sCount[startLine] ?? 0) < state.blkIndent
  if (footnoteState.isInsideDefinition) return false
  footnoteState.definedLabels.add(label)
  footnoteState.isInsideDefinition = true
  state.push('footnote_open', 'li', 1).info = label
  tokenizeDefinitionBlocks(state, textStart + definitionMark.length, { line: startLine, end: endLine })
  state.push('footnote_close', 'li', -1)
  footnoteState.isInsideDefinition = false
  return true
}

/** Parses `[^label]` if the label has a definition anywhere in the text. @returns false for any other text */
function parseFootnoteMark(state: StateInline, isProbe: boolean): boolean {
  footnoteMarkPattern.lastIndex = state.pos
  const [mark, label] = footnoteMarkPattern.exec(state.src) ?? []
  if (mark === undefined || label === undefined || !ensureFootnoteState(state.env).definedLabels.has(label))
    return false
  if (!isProbe) state.push('footnote_mark', 'sup', 0).info = label
  state.pos += mark.length
  return true
}

/**
 * Adds footnotes to a parser. It then creates the tokens `footnote_open`, `footnote_close` and `footnote_mark`; the
 * `info` of an opening token or a mark is its label.
 */
export function addFootnoteRules(parser: MarkdownIt): void {
  parser.block.ruler.before('reference', 'footnote', parseFootnoteDefinition, {
    alt: ['paragraph', 'reference'],
  })
  parser.inline.ruler.before('link', 'footnote', parseFootnoteMark)
}
