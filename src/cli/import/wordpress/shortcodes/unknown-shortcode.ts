import { escapeHtml } from '../../../content/html/escape-html.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { parseShortcodeAttributes } from './shortcode-attributes.ts'
import type { ShortcodeTag } from './shortcode-tags.ts'
import {
  isUrlReference,
  readAttributeText,
  renderLinkParagraph,
  surroundWithBlankLines,
} from './shortcode-use.ts'
import { listVisibleAttributeValues } from './visible-attribute-values.ts'

/** Names of attributes whose URLs are commonly shown as links. */
const linkAttributeNames = ['url', 'src', 'href', 'link']

/**
 * True if an unknown tag must be a shortcode, and not words in brackets: the text has both an opening and a closing
 * tag with its name (`isNamePaired`), the tag has only named attributes, or a URL follows its name (`[name=URL]`).
 */
export function isCertainlyShortcode({ name, attributesText }: ShortcodeTag, isNamePaired: boolean): boolean {
  if (isNamePaired || /^=\s*["']?https?:/i.test(attributesText)) return true
  if (!/^[a-z][a-z0-9_-]*$/.test(name) || attributesText.includes('<')) return false
  const { valueByName, positionalValues } = parseShortcodeAttributes(attributesText)
  return valueByName.size > 0 && positionalValues.length === 0
}

/**
 * Renders the reader-facing words in an unknown shortcode's attributes, and a link to the first URL among
 * them.
 */
export function renderUnknownShortcode({ attributesText }: ShortcodeTag): string {
  const attributes = parseShortcodeAttributes(attributesText)
  const url = [
    ...linkAttributeNames.map((name) => readAttributeText(attributes, name)),
    ...attributes.positionalValues.map(htmlToLine),
  ].find(isUrlReference)
  const valueParagraphs = listVisibleAttributeValues(attributes).map((text) =>
    surroundWithBlankLines(`<p>${escapeHtml(text)}</p>`),
  )
  return valueParagraphs.join('') + (url === undefined ? '' : renderLinkParagraph(url))
}
