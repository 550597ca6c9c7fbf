import { parseHtmlFragment } from '../../content/html/parse-html.ts'
import { extractVisibleTextWithPictures } from './visible-text.ts'

/**
 * Returns the visible text of an HTML fragment, including the alternative text of pictures. An import must keep or
 * report each of these words.
 */
export const extractHtmlTextWithPictures = (html: string): string =>
  extractVisibleTextWithPictures(parseHtmlFragment(html))
