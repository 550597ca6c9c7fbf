import { escapeHtml } from '../../../content/html/escape-html.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { listAttributeWords } from './attribute-words.ts'
import { parseShortcodeAttributes } from './shortcode-attributes.ts'
import type { ShortcodeTag } from './shortcode-tags.ts'
import { isAddress, readAttributeText, renderLinkParagraph, wrapAsBlock } from './shortcode-use.ts'

/** Attributes whose links pages commonly show. */
const linkAttributes = ['url', 'src', 'href', 'link']

/**
 * True for an unknown tag that can only be a shortcode, although words in brackets are common in prose: it has a
 * closing tag, only named attributes, or (`[name=URL]`) a target.
 */
export function isCertainShortcode({ name, attributeText }: ShortcodeTag, isPaired: boolean): boolean {
  if (isPaired || /^=\s*["']?https?:/i.test(attributeText)) return true
  if (!/^[a-z][a-z0-9_-]*$/.test(name) || attributeText.includes('<')) return false
  const { valueByName, positionalValues } = parseShortcodeAttributes(attributeText)
  return valueByName.size > 0 && positionalValues.length === 0
}

/** Renders the visible attributes of an unknown shortcode. */
export function renderUnknownShortcode({ attributeText: written }: ShortcodeTag): string {
  const attributes = parseShortcodeAttributes(written)
  const url = [
    ...linkAttributes.map((name) => readAttributeText(attributes, name)),
    ...attributes.positionalValues.map(htmlToLine),
  ].find(isAddress)
  const texts = listAttributeWords(attributes).map((text) => wrapAsBlock(`<p>${escapeHtml(text)}</p>`))
  return texts.join('') + (url === undefined ? '' : renderLinkParagraph(url))
}
