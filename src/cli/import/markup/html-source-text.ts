import { parseHtml } from '../../content/html/parse-html.ts'
import { shownTextWithPictures } from './shown-text.ts'

/** Every text that a fragment of HTML shows, those in place of pictures included: the source's side of an account. */
export const htmlSourceText = (html: string): string => shownTextWithPictures(parseHtml(html))
