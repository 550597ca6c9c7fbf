import { isBlockShortcode, isFormattingShortcode } from './shortcode-names.ts'
import type { ShortcodeTag } from './shortcode-tags.ts'

/** Placeholders for removed tags, until both sides are known. XML texts cannot contain them. */
const [openingTagMark, closingTagMark, blockTagMark] = ['\u0001', '\u0002', '\u0003']

/** Returns the placeholder for a removed tag of an unknown shortcode. */
export function createSeamMark({ name, isClosing }: ShortcodeTag): string {
  if (isBlockShortcode(name)) return blockTagMark
  if (isFormattingShortcode(name)) return ''
  return isClosing ? closingTagMark : openingTagMark
}

const inlineTagSource = '</?(?:a|abbr|b|cite|code|em|font|i|q|small|span|strong|sub|sup|u)\\b[^<>]{0,200}>'
const [trailingTagsPattern, leadingTagsPattern] = [
  new RegExp(`(?:${inlineTagSource})+$`, 'i'),
  new RegExp(`^(?:${inlineTagSource})+`, 'i'),
]
/** Number of characters read on each side of a seam, enough to get past inline tags. */
const contextLength = 400

const wordStartPattern = /^[\p{L}\p{N}«“‘"(]/u
const wordEndPattern = /[\p{L}\p{N}]$/u
const sentenceEndPattern = /[.,;:!?…»”")\]]$/
const lowerCaseEndPattern = /[\p{Ll}\p{N}]$/u
const upperCaseStartPattern = /^\p{Lu}/u

/** Returns the white space that keeps words on both sides apart. */
function chooseWhiteSpace(htmlBefore: string, seam: string, htmlAfter: string): string {
  // A closing tag next to an opening one separates two blocks; so does a block's name.
  if (seam.includes(blockTagMark) || seam.includes(closingTagMark + openingTagMark)) return '\n\n'
  if (!wordStartPattern.test(htmlAfter)) return ''
  if (
    seam.includes(openingTagMark) &&
    (wordEndPattern.test(htmlBefore) || sentenceEndPattern.test(htmlBefore))
  )
    return ' '
  if (sentenceEndPattern.test(htmlBefore)) return ' '
  return lowerCaseEndPattern.test(htmlBefore) && upperCaseStartPattern.test(htmlAfter) ? ' ' : ''
}

/** Replaces placeholders by white space where words would otherwise run together. */
export function closeSeams(html: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches the placeholders above
  return html.replace(/[\x01-\x03]+/g, (seam, at: number) => {
    const textBefore = html.slice(Math.max(0, at - contextLength), at).replace(trailingTagsPattern, '')
    const textAfter = html
      .slice(at + seam.length, at + seam.length + contextLength)
      .replace(leadingTagsPattern, '')
    return chooseWhiteSpace(textBefore.slice(-1), seam, textAfter.slice(0, 2))
  })
}
