import { isBlockShortcode, isFormattingShortcode } from './shortcode-names.ts'
import type { ShortcodeTag } from './shortcode-tags.ts'

/**
 * Placeholders for removed tags until the text on both sides is known. XML cannot contain these characters.
 */
const [openingPlaceholder, closingPlaceholder, blockPlaceholder] = ['\u0001', '\u0002', '\u0003']

/** Returns the placeholder for an unknown shortcode's removed tag; empty if it only formats words. */
export function getTagPlaceholder({ name, isClosing }: ShortcodeTag): string {
  if (isBlockShortcode(name)) return blockPlaceholder
  if (isFormattingShortcode(name)) return ''
  return isClosing ? closingPlaceholder : openingPlaceholder
}

const inlineTagPatternSource =
  '</?(?:a|abbr|b|cite|code|em|font|i|q|small|span|strong|sub|sup|u)\\b[^<>]{0,200}>'
const [trailingTagsPattern, leadingTagsPattern] = [
  new RegExp(`(?:${inlineTagPatternSource})+$`, 'i'),
  new RegExp(`^(?:${inlineTagPatternSource})+`, 'i'),
]
/** Number of characters read on each side of the placeholders, enough to get past inline tags. */
const contextLength = 400

const wordStartPattern = /^[\p{L}\p{N}«“‘"(]/u
const wordEndPattern = /[\p{L}\p{N}]$/u
const sentenceEndPattern = /[.,;:!?…»”")\]]$/
const lowerCaseEndPattern = /[\p{Ll}\p{N}]$/u
const upperCaseStartPattern = /^\p{Lu}/u

/** Returns the white space needed in place of the tags removed between two texts, possibly none. */
function chooseSeparator(characterBefore: string, placeholders: string, textAfter: string): string {
  // A closing tag next to an opening one separates two blocks; so does the tag of a block shortcode.
  const separatesBlocks = placeholders.includes(closingPlaceholder + openingPlaceholder)
  if (separatesBlocks || placeholders.includes(blockPlaceholder)) return '\n\n'
  if (!wordStartPattern.test(textAfter)) return ''
  if (sentenceEndPattern.test(characterBefore)) return ' '
  if (placeholders.includes(openingPlaceholder) && wordEndPattern.test(characterBefore)) return ' '
  return lowerCaseEndPattern.test(characterBefore) && upperCaseStartPattern.test(textAfter) ? ' ' : ''
}

/** Replaces placeholders with white space where words would otherwise run together. Removes the others. */
export function replaceTagPlaceholders(html: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches the placeholders above
  return html.replace(/[\x01-\x03]+/g, (placeholders, offset: number) => {
    const htmlBefore = html
      .slice(Math.max(0, offset - contextLength), offset)
      .replace(trailingTagsPattern, '')
    const htmlAfter = html
      .slice(offset + placeholders.length, offset + placeholders.length + contextLength)
      .replace(leadingTagsPattern, '')
    return chooseSeparator(htmlBefore.slice(-1), placeholders, htmlAfter.slice(0, 2))
  })
}
