// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal obeys these
const obeyed = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** A stranger's text as a terminal may be given it: nothing in it moves the cursor, colours or reorders. */
export const printable = (text: string): string => text.replace(obeyed, ' ')

/** The first line of a text, cut to what a line of a list has room for. */
export function firstLine(text: string): string {
  const [line = ''] = printable(text).split('\n', 1)
  const characters = Array.from(line)
  return characters.length <= 80 ? line : `${characters.slice(0, 79).join('')}…`
}
