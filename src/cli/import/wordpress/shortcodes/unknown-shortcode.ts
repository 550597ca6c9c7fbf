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
 * True for an unknown tag that can only be a shortcode, although words in brackets are common in prose. It
 * has a closing tag, nothing but named attributes, or a URL after its name (`[name=URL]`).
 */
export function isCertainlyShortcode({ name, attributeText }: ShortcodeTag, isPaired: boolean): boolean {
  if (isPaired || /^=\s*["']?https?:/i.test(attributeText)) return true
  if (!/^[a-z][a-z0-9_-]*$/.test(name) || attributeText.includes('<')) return false
  const { valueByName, positionalValues } = parseShortcodeAttributes(attributeText)
  return valueByName.size > 0 && positionalValues.length === 0
}

/**
 * Renders the reader-facing words in an unknown shortcode's attributes, and a link to the first URL among
 * them.
 */
export function renderUnknownShortcode({ attributeText }: ShortcodeTag): string {
  const attributes = parseShortcodeAttributes(attributeText)
  const url = [
    ...linkAttributeNames.map((name) => readAttributeText(attributes, name)),
    ...attributes.positionalValues.map(htmlToLine),
  ].find(isUrlReference)
  const valueParagraphs = listVisibleAttributeValues(attributes).map((text) =>
    surroundWithBlankLines(`<p>${escapeHtml(text)}</p>`),
  )
  return valueParagraphs.join('') + (url === undefined ? '' : renderLinkParagraph(url))
}
