import { renderBody } from '../../../content/body/render-body.ts'
import { firstSentence } from '../../text/first-sentence.ts'
import { markdownFromParagraphs } from '../../text/markdown-from-paragraphs.ts'

/** Converts plain text to Markdown: blank lines separate paragraphs, and line breaks stay. */
export const markdownFromText = (text: string): string =>
  markdownFromParagraphs(
    text
      .split(/\r?\n[^\S\n]*\r?\n\s*/)
      .map((paragraph) => paragraph.split(/\r?\n/).map((line) => line.trim()))
      .map((lines) => lines.filter((line) => line !== ''))
      .filter((lines) => lines.length > 0),
  )

/** Joins the parts of a body, with a blank line between them. */
export const joinParts = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')

const words = (text: string) => text.replace(/\s+/g, ' ').trim()

/** True when a body contains a text. */
export const containsText = (markdown: string, text: string): boolean =>
  words(renderBody(markdown).text).includes(words(text))

/** Returns the first words of a body as a headline; an empty string for an empty body. */
export const headlineFrom = (markdown: string): string => firstSentence(renderBody(markdown).text)
