import { parseHtml } from '../../content/html/parse-html.ts'
import { extractVisibleTextWithPictures } from './visible-text.ts'

/**
 * Returns the visible text of a fragment of HTML, including alternative texts of pictures, as the source text of a word
 * account.
 */
export const extractHtmlTextWithPictures = (html: string): string =>
  extractVisibleTextWithPictures(parseHtml(html))
