import type { Nodes, Parents, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { parseWithOffsets } from '../../../content/markdown/parse-with-offsets.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { markdownFromHtml } from '../../markup/html-body.ts'
import {
  findDelimitedCodeRanges,
  getNodeRange,
  isInRanges,
  type TextEdit,
  type TextRange,
} from './code-ranges.ts'
import { findIndentedProse } from './indented-prose.ts'

const embedPattern = /<(iframe|video|audio|object|embed)\b/i

/**
 * Finds where inline HTML elements end. Stores each parent's closing tags, last first. Each search removes the closing
 * tags that precede its opening tag, so that none is visited again.
 */
class InlineElementRangeFinder {
  readonly #closingsByParent = new Map<Parents, Map<string, TextRange[]>>()

  #getClosingTagsByName(parent: Parents): Map<string, TextRange[]> {
    const cachedClosings = this.#closingsByParent.get(parent)
    if (cachedClosings) return cachedClosings
    const closingTagsByName = new Map<string, TextRange[]>()
    for (const node of parent.children) {
      const elementName =
        node.type === 'html' ? /^<\/([a-z]+)/i.exec(node.value)?.[1]?.toLowerCase() : undefined
      if (elementName === undefined) continue
      const ranges = closingTagsByName.get(elementName) ?? []
      closingTagsByName.set(elementName, ranges)
      ranges.push(getNodeRange(node))
    }
    for (const ranges of closingTagsByName.values()) ranges.reverse()
    this.#closingsByParent.set(parent, closingTagsByName)
    return closingTagsByName
  }

  /**
   * Returns the range from an inline opening tag to the end of the next closing tag, or of the opening tag alone if no
   * closing tag follows. Must be called in text order.
   */
  findElementRange(elementName: string, parent: Parents, openingTagRange: TextRange): TextRange {
    const remainingClosings = this.#getClosingTagsByName(parent).get(elementName) ?? []
    while ((remainingClosings.at(-1)?.startOffset ?? openingTagRange.endOffset) < openingTagRange.endOffset)
      remainingClosings.pop()
    return {
      startOffset: openingTagRange.startOffset,
      endOffset: remainingClosings.at(-1)?.endOffset ?? openingTagRange.endOffset,
    }
  }
}

/** Finds the edits that replace raw HTML embeds, such as `<iframe>`, with links. */
function findEmbedEdits(markdown: string, tree: Root, origin: string | null): TextEdit[] {
  const edits: TextEdit[] = []
  const rangeFinder = new InlineElementRangeFinder()
  let lastEditEnd = 0
  visit(tree, 'html', (node, index, parent) => {
    const elementName = embedPattern.exec(node.value)?.[1]?.toLowerCase()
    const nodeRange = getNodeRange(node)
    if (
      elementName === undefined ||
      index === undefined ||
      parent === undefined ||
      nodeRange.startOffset < lastEditEnd
    )
      return
    const isBlock = parent.type !== 'paragraph' && parent.type !== 'heading'
    const range = isBlock ? nodeRange : rangeFinder.findElementRange(elementName, parent, nodeRange)
    const html = isBlock ? node.value : markdown.slice(range.startOffset, range.endOffset)
    lastEditEnd = range.endOffset
    edits.push({ ...range, replacement: markdownFromHtml(resolveRootRelativeUrls(html, origin)) })
  })
  return edits
}

const rootRelativePattern = /(\b(?:href|src)\s*=\s*["']?)\/(?=[^/>"'\s])/gi

/** Makes root-relative addresses in HTML absolute. Changes nothing if the origin is unknown. */
export const resolveRootRelativeUrls = (html: string, origin: string | null): string =>
  origin === null ? html : html.replace(rootRelativePattern, `$1${origin}/`)

/**
 * Finds the edits that make root-relative addresses absolute, so that publishing can find their targets on the old
 * site.
 */
function findRootRelativeUrlEdits(markdown: string, tree: Root, origin: string): TextEdit[] {
  const edits: TextEdit[] = []
  visit(tree, (node: Nodes) => {
    const { startOffset, endOffset } = getNodeRange(node)
    if (node.type === 'html') {
      for (const { 1: attributeText = '', index } of markdown
        .slice(startOffset, endOffset)
        .matchAll(rootRelativePattern)) {
        const slashOffset = startOffset + index + attributeText.length
        edits.push({ startOffset: slashOffset, endOffset: slashOffset, replacement: origin })
      }
      return SKIP
    }
    if (!('url' in node) || !/^\/(?!\/)/.test(node.url)) return
    const urlOffset = markdown.slice(startOffset, endOffset).lastIndexOf(node.url)
    if (urlOffset >= 0)
      edits.push({
        startOffset: startOffset + urlOffset,
        endOffset: startOffset + urlOffset,
        replacement: origin,
      })
  })
  return edits
}

/** Match the attribute lists of kramdown and goldmark, which only site generators understand. */
const attributeMarkPatterns: readonly RegExp[] = [
  /^[ \t]*\{:[^}\n]*\}[ \t]*(?:\n|$)/gm,
  /(?<=[\w*_`)\]"'.!?])\{:[^}\n]{0,200}\}/g,
  /(?<=^#{1,6} [^\n]{1,300}) \{#[\w-]+\}[ \t]*$/gm,
]

/** Matches the comment that marks where lists of articles cut off an article. */
const excerptMarkPattern = /<!--\s*(?:more|excerpt|readmore|read more|summary)\s*-->\n{0,2}/gi

/**
 * Lists the edits that remove excerpt comments and, if a generator reads them, attribute lists. Leaves code unchanged.
 */
function listDialectMarkRemovals(
  markdown: string,
  codeRanges: readonly TextRange[],
  isGeneratorInput: boolean,
): TextEdit[] {
  return [excerptMarkPattern, ...(isGeneratorInput ? attributeMarkPatterns : [])].flatMap((markPattern) =>
    [...markdown.matchAll(markPattern)]
      .filter(({ index }) => !isInRanges(codeRanges, index))
      .map(({ index, 0: markText }) => ({
        startOffset: index,
        endOffset: index + markText.length,
        replacement: '',
        droppedText: markPattern === excerptMarkPattern ? '' : markText,
      })),
  )
}

/** Applies edits in text order, and reports the text that they drop. If edits overlap, the first wins. */
function applyEdits(markdown: string, edits: readonly TextEdit[]): ConvertedMarkdown {
  const parts: string[] = []
  const dropped: DroppedBlock[] = []
  let copiedEnd = 0
  for (const edit of edits.toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)) {
    if (edit.startOffset < copiedEnd) continue
    parts.push(markdown.slice(copiedEnd, edit.startOffset), edit.replacement)
    if (edit.droppedText) dropped.push({ reason: 'mark of kramdown', text: edit.droppedText.trim() })
    copiedEnd = edit.endOffset
  }
  return { markdown: parts.join('') + markdown.slice(copiedEnd), dropped, indentedProseCount: 0 }
}

/** True for text that contains no sign of a dialect, and so need not be parsed. */
const hasNoDialectMarks = (markdown: string) =>
  !/\{:|\{#|<|\]\(\s*<?\/|\]:\s*<?\/|^(?: {4}| {0,3}\t)/m.test(markdown)

/** A text converted to the archive's Markdown. */
export interface ConvertedMarkdown {
  markdown: string
  /** Attribute lists removed from the text. */
  dropped: DroppedBlock[]
  /** Number of indented paragraphs that were read as text instead of code. */
  indentedProseCount: number
}

/**
 * Converts a generator's Markdown to the archive's: removes dialect syntax, replaces embeds with links, makes
 * root-relative addresses absolute, and unindents prose. `isGeneratorInput` is true if a site generator understood
 * attribute lists in the text.
 */
export function convertMarkdownDialect(
  markdown: string,
  { origin, isGeneratorInput }: { origin: string | null; isGeneratorInput: boolean },
): ConvertedMarkdown {
  if (hasNoDialectMarks(markdown)) return { markdown, dropped: [], indentedProseCount: 0 }
  const tree = parseWithOffsets(markdown)
  const { unindentingEdits, paragraphCount } = findIndentedProse(markdown, tree)
  const editedMarkdown = applyEdits(markdown, [
    ...unindentingEdits,
    ...listDialectMarkRemovals(markdown, findDelimitedCodeRanges(markdown, tree), isGeneratorInput),
    ...findEmbedEdits(markdown, tree, origin),
    ...(origin === null ? [] : findRootRelativeUrlEdits(markdown, tree, origin)),
  ])
  return { ...editedMarkdown, indentedProseCount: paragraphCount }
}
