import { textContent } from '../../../content/html/element.ts'
import { parseHtml } from '../../../content/html/parse-html.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes away
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g

/** A title or name, which WordPress stores as HTML, as one line of plain text. */
export function plain(html: string): string {
  const text = /[<&]/.test(html) ? textContent(parseHtml(html)) : html
  return text.replace(control, '').replace(/\s+/g, ' ').trim()
}
