import type { PhrasingContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'

const phrasing = (lines: readonly string[]): PhrasingContent[] =>
  lines.flatMap((value, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [{ type: 'break' } as const]),
    { type: 'text', value },
  ])

/** Plain text as Markdown that shows just that text: paragraphs, each of lines that stay lines. */
export const markdownFromParagraphs = (paragraphs: readonly (readonly string[])[]): string =>
  toMarkdown({
    type: 'root',
    children: paragraphs.map((lines) => ({ type: 'paragraph', children: phrasing(lines) })),
  }).trim()
