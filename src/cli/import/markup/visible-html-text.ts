import { parseHtml } from '../../content/html/parse-html.ts'
import { extractVisibleTextWithPictures } from './visible-text.ts'

/**
 * Returns the visible text of a fragment of HTML, alternative texts of pictures included: the source's side of a word
 * account.
 */
export const extractVisibleHtmlText = (html: string): string =>
  extractVisibleTextWithPictures(parseHtml(html))
