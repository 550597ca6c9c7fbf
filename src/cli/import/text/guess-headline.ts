import { renderBody } from '../../content/body/render-body.ts'
import { findFirstSentence } from './first-sentence.ts'

/**
 * Returns the first sentence of a body's text or, if it has none, of its pictures' alternative text, which counts as
 * words in Markdown. Returns an empty string for a body without words.
 */
export function guessHeadline(bodyMarkdown: string): string {
  const { text, markdown } = renderBody(bodyMarkdown)
  return findFirstSentence(text.trim() === '' ? renderBody(markdown).text : text)
}
