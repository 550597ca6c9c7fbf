import { escapeHtml } from '../../markup/escape-html.ts'
import { toPlainText } from '../wxr/plain-text.ts'
import { attributeWords } from './attribute-words.ts'
import { parseShortcodeAttributes } from './shortcode-attributes.ts'
import type { ShortcodeTag } from './shortcode-tags.ts'
import { asBlock, attributeText, isUrl, linkParagraph } from './shortcode-use.ts'

/** Attributes whose link pages commonly showed. */
const links = ['url', 'src', 'href', 'link']

/**
 * Whether a tag that is not known can only be a shortcode's, since words in brackets are common in prose: it has a
 * closing tag, or attributes and nothing else, or (`[name=URL]`) a target.
 */
export function isCertainShortcode({ name, attributes }: ShortcodeTag, paired: boolean): boolean {
  if (paired || /^=\s*["']?https?:/i.test(attributes)) return true
  if (!/^[a-z][a-z0-9_-]*$/.test(name) || attributes.includes('<')) return false
  const { named, positional } = parseShortcodeAttributes(attributes)
  return named.size > 0 && positional.length === 0
}

/** What pages showed of an unknown shortcode beside its inner text, as far as its attributes say. */
export function renderUnknownShortcode({ attributes: written }: ShortcodeTag): string {
  const attributes = parseShortcodeAttributes(written)
  const url = [
    ...links.map((name) => attributeText(attributes, name)),
    ...attributes.positional.map(toPlainText),
  ].find(isUrl)
  const texts = attributeWords(attributes).map((text) => asBlock(`<p>${escapeHtml(text)}</p>`))
  return texts.join('') + (url === undefined ? '' : linkParagraph(url))
}
