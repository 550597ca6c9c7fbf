import { textContent } from '../../../content/html/element.ts'
import { parseHtml } from '../../../content/html/parse-html.ts'
import { removeControls } from '../../../content/schema/control-characters.ts'

/** Converts a title or name, which WordPress stores as HTML, to one line of plain text. */
export function htmlToLine(html: string): string {
  const text = /[<&]/.test(html) ? textContent(parseHtml(html)) : html
  return removeControls(text).replace(/\s+/g, ' ').trim()
}
