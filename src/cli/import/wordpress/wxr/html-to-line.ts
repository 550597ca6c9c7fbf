import { textContent } from '../../../content/html/element.ts'
import { parseHtmlFragment } from '../../../content/html/parse-html.ts'
import { removeControlCharacters } from '../../../content/schema/control-characters.ts'

/** Converts a title or name, which WordPress stores as HTML, to one line of plain text. */
export function htmlToLine(html: string): string {
  const text = /[<&]/.test(html) ? textContent(parseHtmlFragment(html)) : html
  return removeControlCharacters(text).replace(/\s+/g, ' ').trim()
}
