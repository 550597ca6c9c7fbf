import { renderBody } from '../../../content/body/render-body.ts'
import { paragraphsToMarkdown } from '../../text/paragraphs-to-markdown.ts'

/** Converts plain text to Markdown. Blank lines separate paragraphs; line breaks are preserved. */
export const markdownFromText = (text: string): string =>
  paragraphsToMarkdown(
    text
      .split(/\r?\n[^\S\n]*\r?\n\s*/)
      .map((paragraph) => paragraph.split(/\r?\n/).map((line) => line.trim()))
      .map((lines) => lines.filter((line) => line !== ''))
      .filter((lines) => lines.length > 0),
  )

/** Joins the parts of a body with a blank line between them; skips empty parts. */
export const joinBodyParts = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')

const collapseWhitespace = (text: string) => text.replace(/\s+/g, ' ').trim()

/** True if the visible text of a body contains `text`, ignoring differences in white space. */
export const visibleBodyContainsText = (markdown: string, text: string): boolean =>
  collapseWhitespace(renderBody(markdown).text).includes(collapseWhitespace(text))
