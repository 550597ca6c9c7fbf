import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse)

/**
 * Parses CommonMark into a tree whose nodes carry their offsets in the text, for importers that edit it in place
 * (docs/decisions/0028-two-markdown-parsers.md). Text from outside must pass `boundedMarkdown` first.
 */
export const parseWithOffsets = (markdown: string): Root => parser.parse(markdown)
