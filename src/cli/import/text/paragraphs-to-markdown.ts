import type { PhrasingContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'

const joinLinesWithBreaks = (lines: readonly string[]): PhrasingContent[] =>
  lines.flatMap((value, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [{ type: 'break' } as const]),
    { type: 'text', value },
  ])

/** Converts paragraphs of plain text to Markdown that renders as the same paragraphs, with the same line breaks. */
export const paragraphsToMarkdown = (paragraphs: readonly (readonly string[])[]): string =>
  toMarkdown({
    type: 'root',
    children: paragraphs.map((lines) => ({ type: 'paragraph', children: joinLinesWithBreaks(lines) })),
  }).trim()
