import { renderBody } from '../../../content/body/render-body.ts'
import { firstSentence } from '../../text/first-sentence.ts'
import { markdownFromParagraphs } from '../../text/markdown-from-paragraphs.ts'

/** Plain text as Markdown: a blank line divides paragraphs, and every line stays one. */
export const markdownFromText = (text: string): string =>
  markdownFromParagraphs(
    text
      .split(/\r?\n[^\S\n]*\r?\n\s*/)
      .map((paragraph) => paragraph.split(/\r?\n/).map((line) => line.trim()))
      .map((lines) => lines.filter((line) => line !== ''))
      .filter((lines) => lines.length > 0),
  )

/** Parts of a body, one below the other. */
export const joined = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')

const words = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Whether a body holds the words of a text. */
export const holds = (markdown: string, text: string): boolean =>
  words(renderBody(markdown).text).includes(words(text))

/** What a record without a title is headed with: its first words; empty when it has none. */
export const headlineFrom = (markdown: string): string => firstSentence(renderBody(markdown).text)
