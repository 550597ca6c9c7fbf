import { createUnicodePattern } from './unicode-pattern.ts'

/** A character that continues a user-perceived character: combining mark, joiner, skin tone. */
const continuesCharacter = createUnicodePattern(String.raw`^(?:\p{M}|\u200d|\p{Emoji_Modifier})`, 'u')

const isLowSurrogate = (text: string, offset: number) => (text.charCodeAt(offset) & 0xfc00) === 0xdc00

/** Finds the last offset up to `longest` that is not within a user-perceived character. */
function findCut(text: string, longest: number): number {
  let offset = longest
  const isWithinCharacter = () =>
    isLowSurrogate(text, offset) ||
    continuesCharacter().test(text.slice(offset)) ||
    text[offset - 1] === '\u200d'
  while (offset > 0 && isWithinCharacter()) offset--
  return offset
}

/**
 * Shortens a text to one line of at most `longest` UTF-16 code units, `ending` included. Keeps no-break spaces. Cuts
 * between words, or between characters if no space is near.
 */
export function shorten(text: string, longest: number, ending = '…'): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim()
    .toWellFormed()
  if (line.length <= longest) return line
  const room = longest - ending.length
  const space = line.lastIndexOf(' ', room)
  const end = space > room / 2 ? space : findCut(line, room)
  return line.slice(0, end).replace(/[\s,;:–—-]+$/, '') + ending
}
