import { parseHtml } from '../../content/html/parse-html.ts'
import { visibleTextWithPictures } from './visible-text.ts'

/** Every text that a fragment of HTML shows, those in place of pictures included: the source's side of an account. */
export const visibleHtmlText = (html: string): string => visibleTextWithPictures(parseHtml(html))
