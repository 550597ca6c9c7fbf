import { isBlockName, isFormattingName } from './shortcode-names.ts'
import type { ShortcodeTag } from './shortcode-tags.ts'

/** Stand where a tag was removed, until it is known what is on both sides. No text that XML holds has them. */
const [opened, closed, parted] = ['\u0001', '\u0002', '\u0003']

/** What stands for the removed tag of a shortcode that is not known. */
export function seamMark({ name, closing }: ShortcodeTag): string {
  if (isBlockName(name)) return parted
  if (isFormattingName(name)) return ''
  return closing ? closed : opened
}

const inlineTag = '</?(?:a|abbr|b|cite|code|em|font|i|q|small|span|strong|sub|sup|u)\\b[^<>]{0,200}>'
const [tagsAtEnd, tagsAtStart] = [
  new RegExp(`(?:${inlineTag})+$`, 'i'),
  new RegExp(`^(?:${inlineTag})+`, 'i'),
]
/** How far is looked past the tags of a line. */
const reach = 400

const startsWord = /^[\p{L}\p{N}«“‘"(]/u
const endsWord = /[\p{L}\p{N}]$/u
const endsSentence = /[.,;:!?…»”")\]]$/
const endsInLowerCase = /[\p{Ll}\p{N}]$/u
const startsInUpperCase = /^\p{Lu}/u

/** White space where words of two texts would run together. */
function joint(before: string, seam: string, after: string): string {
  // A tag that closes and one that opens at the same place part two blocks; so does the name of a block.
  if (seam.includes(parted) || seam.includes(closed + opened)) return '\n\n'
  if (!startsWord.test(after)) return ''
  if (seam.includes(opened) && (endsWord.test(before) || endsSentence.test(before))) return ' '
  if (endsSentence.test(before)) return ' '
  return endsInLowerCase.test(before) && startsInUpperCase.test(after) ? ' ' : ''
}

/** A text with white space where removed tags would leave words glued together. */
export function closeSeams(html: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are marks of this file's own
  return html.replace(/[\x01-\x03]+/g, (seam, at: number) => {
    const before = html.slice(Math.max(0, at - reach), at).replace(tagsAtEnd, '')
    const after = html.slice(at + seam.length, at + seam.length + reach).replace(tagsAtStart, '')
    return joint(before.slice(-1), seam, after.slice(0, 2))
  })
}
