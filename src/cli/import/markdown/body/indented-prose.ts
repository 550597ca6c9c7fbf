import type { Root } from 'mdast'
import { rangeOfNode, type TextEdit, type TextRange } from './code-ranges.ts'

/** Prose that Markdown would read as code because it is indented. */
export interface IndentedProse {
  /** Edits that remove the indents. */
  unindentingEdits: TextEdit[]
  /** Number of paragraphs. */
  paragraphCount: number
}

/** Characters that are common in code and rare in sentences. */
const codeSignPattern = /[{}<>=\\|$^~`]|\w\(|;$|::|->/m
/** Signs of addresses, which are in code and in articles. */
const addressSignPattern = /[@#]|\/\/|\w\.\w+\.\w/
const minLetters = 25
const minLetterShare = 0.8

const countLetters = (text: string) => text.match(/[\p{L}\p{M}]/gu)?.length ?? 0
const sentenceStartPattern = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}«»"“”„‘’'¿¡(—–-]/u
const sentenceEndPattern = /[.!?…:;,。！？」』][»"”’')\]]*$/

const measureIndent = (line: string) => /^[ \t]*/.exec(line)?.[0].length ?? 0

/** True for a paragraph without signs of code and with a single indent, such as an address or a short line. */
const canBeProse = ([first = '', ...others]: readonly string[]): boolean =>
  ![first, ...others].some((line) => codeSignPattern.test(line)) &&
  !others.some((line) => measureIndent(line) > measureIndent(first))

/** True for a paragraph of sentences: nearly all letters, no sign of code, and a single indent. */
function isProse(lines: readonly string[], isContinued: boolean): boolean {
  const text = lines.map((line) => line.trim()).join(' ')
  const letters = countLetters(text)
  if (letters < minLetters || letters / text.replace(/\s/g, '').length < minLetterShare) return false
  if (!canBeProse(lines) || addressSignPattern.test(text) || !sentenceStartPattern.test(text)) return false
  return isContinued || sentenceEndPattern.test(text)
}

/** A mark that would open a list, heading or quotation at the start of a line. */
const blockMarkPattern = /^(?:[-+*>#]|\d{1,9}[.)])(?=\s)/

function listUnindentingEdits(text: string, { start, end }: TextRange): TextEdit[] {
  const edits: TextEdit[] = []
  for (let position = start; position < end; ) {
    const indent = /^[ \t]*/.exec(text.slice(position, Math.min(end, position + 1000)))?.[0].length ?? 0
    const begins = text.slice(position + indent, position + indent + 12)
    const escaped = blockMarkPattern.exec(begins)?.[0] ?? ''
    edits.push({
      start: position,
      end: position + indent + escaped.length,
      replacement: escaped.replace(/([^\d])$/, '\\$1'),
    })
    const lineEnd = text.indexOf('\n', position)
    position = lineEnd < 0 ? end : lineEnd + 1
  }
  return edits
}

/** True when an indented line follows a block: the indent is then the paragraph's own. */
const isContinuedAfter = (text: string, end: number) =>
  /^\n(?![ \t]*(?:\n|$))/.test(text.slice(end, end + 200))

const footnoteDefinitionPattern = /^\[\^[^\s[\]]{1,60}\]:/

/** Lists the indented code at the outermost level, without the later paragraphs of footnotes, which are indented too. */
function listIndentedCode(text: string, tree: Root): TextRange[] {
  const ranges: TextRange[] = []
  let isInFootnote = false
  for (const node of tree.children) {
    const { start, end } = rangeOfNode(node)
    const isIndented = node.type === 'code' && !/^[`~]/.test(text.slice(start, start + 1))
    if (!isIndented) isInFootnote = footnoteDefinitionPattern.test(text.slice(start, start + 80))
    else if (!isInFootnote) ranges.push({ start, end })
  }
  return ranges
}

/** Finds paragraphs of sentences among indented code at the outermost level. */
export function findIndentedProse(text: string, tree: Root): IndentedProse {
  const prose: IndentedProse = { unindentingEdits: [], paragraphCount: 0 }
  for (const { start, end } of listIndentedCode(text, tree)) {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1
    const isContinued = isContinuedAfter(text, end)
    const paragraphs = text
      .slice(lineStart, end)
      .split(/\n(?:[ \t]*\n)+/)
      .map((each) => each.split('\n'))
    const sentences = paragraphs.filter((lines, at) =>
      isProse(lines, isContinued && at === paragraphs.length - 1),
    )
    const isMostlyProse = countLetters(sentences.flat().join('')) * 2 > countLetters(text.slice(start, end))
    if (!isMostlyProse || !paragraphs.every(canBeProse)) continue
    prose.unindentingEdits.push(...listUnindentingEdits(text, { start: lineStart, end }))
    prose.paragraphCount += paragraphs.length
  }
  return prose
}
