// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals act on these
const unsafePattern = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** Makes untrusted text safe for a terminal: it cannot move the cursor, change colours or reorder text. */
export const toPrintable = (text: string): string => text.replace(unsafePattern, ' ')

/** Returns the first line of a text, safe for a terminal and shortened to 80 characters. */
export function toShortPrintableLine(text: string): string {
  const [firstLine = ''] = toPrintable(text).split('\n', 1)
  const characters = Array.from(firstLine)
  return characters.length <= 80 ? firstLine : `${characters.slice(0, 79).join('')}…`
}
