import { escapeHtml } from '../../markup/html-text.ts'
import { plain } from '../wxr/plain.ts'
import { readAttributes } from './shortcode-attributes.ts'
import type { ShortcodeTag } from './shortcode-tags.ts'
import { block, isUrl, linkTo, plainAttribute } from './shortcode-use.ts'
import { wordAttributes } from './word-attributes.ts'

/** Attributes whose link pages commonly showed. */
const links = ['url', 'src', 'href', 'link']

/**
 * Whether a tag that is not known can only be a shortcode's, since words in brackets are common in prose: it has a
 * closing tag, or attributes and nothing else, or (`[name=URL]`) a target.
 */
export function isCertain({ name, attributes }: ShortcodeTag, paired: boolean): boolean {
  if (paired || /^=\s*["']?https?:/i.test(attributes)) return true
  if (!/^[a-z][a-z0-9_-]*$/.test(name) || attributes.includes('<')) return false
  const { named, positional } = readAttributes(attributes)
  return named.size > 0 && positional.length === 0
}

/** What pages showed of an unknown shortcode beside its inner text, as far as its attributes say. */
export function shownBy({ attributes: written }: ShortcodeTag): string {
  const attributes = readAttributes(written)
  const url = [
    ...links.map((name) => plainAttribute(attributes, name)),
    ...attributes.positional.map(plain),
  ].find(isUrl)
  const texts = wordAttributes(attributes).map((text) => block(`<p>${escapeHtml(text)}</p>`))
  return texts.join('') + (url === undefined ? '' : linkTo(url))
}
