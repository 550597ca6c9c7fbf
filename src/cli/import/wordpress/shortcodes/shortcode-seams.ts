import { isBlockShortcode, isFormattingShortcode } from './shortcode-names.ts'
import type { ShortcodeTag } from './shortcode-tags.ts'

/** Placeholders for removed tags, until both sides are known. XML texts cannot contain them. */
const [opened, closed, separated] = ['\u0001', '\u0002', '\u0003']

/** Returns the placeholder for a removed tag of an unknown shortcode. */
export function createSeamMark({ name, isClosing }: ShortcodeTag): string {
  if (isBlockShortcode(name)) return separated
  if (isFormattingShortcode(name)) return ''
  return isClosing ? closed : opened
}

const inlineTag = '</?(?:a|abbr|b|cite|code|em|font|i|q|small|span|strong|sub|sup|u)\\b[^<>]{0,200}>'
const [tagsAtEnd, tagsAtStart] = [
  new RegExp(`(?:${inlineTag})+$`, 'i'),
  new RegExp(`^(?:${inlineTag})+`, 'i'),
]
/** Number of characters that are examined beyond inline tags. */
const contextLength = 400

const startsWord = /^[\p{L}\p{N}«“‘"(]/u
const endsWord = /[\p{L}\p{N}]$/u
const endsSentence = /[.,;:!?…»”")\]]$/
const endsInLowerCase = /[\p{Ll}\p{N}]$/u
const startsInUpperCase = /^\p{Lu}/u

/** Returns the white space that keeps words on both sides apart. */
function readWhiteSpaceAt(htmlBefore: string, seam: string, htmlAfter: string): string {
  // A closing tag next to an opening one separates two blocks; so does a block's name.
  if (seam.includes(separated) || seam.includes(closed + opened)) return '\n\n'
  if (!startsWord.test(htmlAfter)) return ''
  if (seam.includes(opened) && (endsWord.test(htmlBefore) || endsSentence.test(htmlBefore))) return ' '
  if (endsSentence.test(htmlBefore)) return ' '
  return endsInLowerCase.test(htmlBefore) && startsInUpperCase.test(htmlAfter) ? ' ' : ''
}

/** Replaces placeholders by white space where words would otherwise run together. */
export function closeSeams(html: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches the placeholders above
  return html.replace(/[\x01-\x03]+/g, (seam, at: number) => {
    const textBefore = html.slice(Math.max(0, at - contextLength), at).replace(tagsAtEnd, '')
    const textAfter = html.slice(at + seam.length, at + seam.length + contextLength).replace(tagsAtStart, '')
    return readWhiteSpaceAt(textBefore.slice(-1), seam, textAfter.slice(0, 2))
  })
}
