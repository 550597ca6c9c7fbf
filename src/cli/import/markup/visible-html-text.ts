import { parseHtml } from '../../content/html/parse-html.ts'
import { visibleTextWithPictures } from './visible-text.ts'

/**
 * Returns the visible text of a fragment of HTML, alternative texts of pictures included: the source's side of a word
 * account.
 */
export const visibleHtmlText = (html: string): string => visibleTextWithPictures(parseHtml(html))
