import type { Root } from 'mdast'
import { getNodeRange, type TextEdit, type TextRange } from './code-ranges.ts'

/** Prose that Markdown would read as code because it is indented. */
export interface IndentedProse {
  /** Edits that remove the indents. */
  unindentingEdits: TextEdit[]
  paragraphCount: number
}

/** Characters that are common in code and rare in sentences. */
const codeSignPattern = /[{}<>=\\|$^~`]|\w\(|;$|::|->/m
/** Signs of web and e-mail addresses, which occur both in code and in articles. */
const addressSignPattern = /[@#]|\/\/|\w\.\w+\.\w/
const minLetterCount = 25
const minLetterShare = 0.8

const countLetters = (text: string) => text.match(/[\p{L}\p{M}]/gu)?.length ?? 0
const sentenceStartPattern = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}«»"“”„‘’'¿¡(—–-]/u
const sentenceEndPattern = /[.!?…:;,。！？」』][»"”’')\]]*$/

const measureIndentLength = (line: string) => /^[ \t]*/.exec(line)?.[0].length ?? 0

/**
 * True for a paragraph that contains no sign of code and no line indented further than the first. A short line or a
 * postal address also qualifies.
 */
const canBeProse = ([firstLine = '', ...laterLines]: readonly string[]): boolean =>
  ![firstLine, ...laterLines].some((line) => codeSignPattern.test(line)) &&
  !laterLines.some((line) => measureIndentLength(line) > measureIndentLength(firstLine))

/**
 * True for a paragraph of sentences: nearly all letters, no sign of code, and a single indent. If `isContinued`, the
 * last sentence may end after the indented lines.
 */
function isProse(lines: readonly string[], isContinued: boolean): boolean {
  const joinedText = lines.map((line) => line.trim()).join(' ')
  const letterCount = countLetters(joinedText)
  if (letterCount < minLetterCount || letterCount / joinedText.replace(/\s/g, '').length < minLetterShare)
    return false
  if (!canBeProse(lines) || addressSignPattern.test(joinedText) || !sentenceStartPattern.test(joinedText))
    return false
  return isContinued || sentenceEndPattern.test(joinedText)
}

/** A mark that would open a list, heading or quotation at the start of a line. */
const blockMarkPattern = /^(?:[-+*>#]|\d{1,9}[.)])(?=\s)/

/** Lists the edits that remove each line's indent and escape any mark that would then open a block. */
function listUnindentingEdits(markdown: string, { startOffset, endOffset }: TextRange): TextEdit[] {
  const edits: TextEdit[] = []
  for (let lineStart = startOffset; lineStart < endOffset; ) {
    const indentLength =
      /^[ \t]*/.exec(markdown.slice(lineStart, Math.min(endOffset, lineStart + 1000)))?.[0].length ?? 0
    const lineBeginning = markdown.slice(lineStart + indentLength, lineStart + indentLength + 12)
    const blockMark = blockMarkPattern.exec(lineBeginning)?.[0] ?? ''
    edits.push({
      startOffset: lineStart,
      endOffset: lineStart + indentLength + blockMark.length,
      replacement: blockMark.replace(/([^\d])$/, '\\$1'),
    })
    const lineEnd = markdown.indexOf('\n', lineStart)
    lineStart = lineEnd < 0 ? endOffset : lineEnd + 1
  }
  return edits
}

/** True if a line of text directly follows the indented lines, which then begin that line's paragraph. */
const isContinuedOnNextLine = (markdown: string, codeEnd: number) =>
  /^\n(?![ \t]*(?:\n|$))/.test(markdown.slice(codeEnd, codeEnd + 200))

const footnoteDefinitionPattern = /^\[\^[^\s[\]]{1,60}\]:/

/** Lists indented code at the outermost level, except later paragraphs of footnotes, which are also indented. */
function listIndentedCodeRanges(markdown: string, tree: Root): TextRange[] {
  const ranges: TextRange[] = []
  let isInFootnote = false
  for (const node of tree.children) {
    const { startOffset, endOffset } = getNodeRange(node)
    const isIndented = node.type === 'code' && !/^[`~]/.test(markdown.slice(startOffset, startOffset + 1))
    if (!isIndented)
      isInFootnote = footnoteDefinitionPattern.test(markdown.slice(startOffset, startOffset + 80))
    else if (!isInFootnote) ranges.push({ startOffset, endOffset })
  }
  return ranges
}

/**
 * Finds indented text at the outermost level that Markdown reads as code, although most of it is sentences and none of
 * it looks like code.
 */
export function findIndentedProse(markdown: string, tree: Root): IndentedProse {
  const prose: IndentedProse = { unindentingEdits: [], paragraphCount: 0 }
  for (const { startOffset, endOffset } of listIndentedCodeRanges(markdown, tree)) {
    const lineStart = markdown.lastIndexOf('\n', startOffset - 1) + 1
    const isContinued = isContinuedOnNextLine(markdown, endOffset)
    const paragraphsAsLines = markdown
      .slice(lineStart, endOffset)
      .split(/\n(?:[ \t]*\n)+/)
      .map((paragraphText) => paragraphText.split('\n'))
    const proseParagraphs = paragraphsAsLines.filter((lines, paragraphIndex) =>
      isProse(lines, isContinued && paragraphIndex === paragraphsAsLines.length - 1),
    )
    const isMostlyProse =
      countLetters(proseParagraphs.flat().join('')) * 2 > countLetters(markdown.slice(startOffset, endOffset))
    if (!isMostlyProse || !paragraphsAsLines.every(canBeProse)) continue
    prose.unindentingEdits.push(...listUnindentingEdits(markdown, { startOffset: lineStart, endOffset }))
    prose.paragraphCount += paragraphsAsLines.length
  }
  return prose
}
