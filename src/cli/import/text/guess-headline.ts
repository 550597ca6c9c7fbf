import { renderBody } from '../../content/body/render-body.ts'
import { findFirstSentence } from './first-sentence.ts'

/**
 * Returns the first sentence of a body as a headline: of its text or, without any, of its pictures' alternative
 * texts, which are words in Markdown. Returns an empty string for a body without words.
 */
export function guessHeadline(bodyMarkdown: string): string {
  const { text, markdown } = renderBody(bodyMarkdown)
  return findFirstSentence(text.trim() === '' ? renderBody(markdown).text : text)
}
