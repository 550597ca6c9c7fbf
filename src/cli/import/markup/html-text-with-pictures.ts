import { parseHtmlFragment } from '../../content/html/parse-html.ts'
import { extractVisibleTextWithPictures } from './visible-text.ts'

/**
 * Returns the visible text of a fragment of HTML, including alternative texts of pictures: the words that an import
 * must keep or report.
 */
export const extractHtmlTextWithPictures = (html: string): string =>
  extractVisibleTextWithPictures(parseHtmlFragment(html))
