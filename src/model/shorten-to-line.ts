import { createUnicodePatternGetter } from './unicode-pattern.ts'

/**
 * Matches a character that continues the preceding user-perceived character: a combining mark, a joiner or a skin
 * tone.
 */
const continuationPattern = createUnicodePatternGetter(String.raw`^(?:\p{M}|\u200d|\p{Emoji_Modifier})`, 'u')

const isLowSurrogate = (text: string, offset: number) => (text.charCodeAt(offset) & 0xfc00) === 0xdc00

/** Returns the last offset, up to `maxLength`, that does not split a user-perceived character. */
function findCharacterBoundary(text: string, maxLength: number): number {
  let offset = maxLength
  const isWithinCharacter = () =>
    isLowSurrogate(text, offset) ||
    continuationPattern().test(text.slice(offset)) ||
    text[offset - 1] === '\u200d'
  while (offset > 0 && isWithinCharacter()) offset--
  return offset
}

/**
 * Shortens a text to one line of at most `maxLength` UTF-16 code units, including `ending`. Preserves no-break
 * spaces. Cuts the text between words, or between characters if no space is near.
 */
export function shortenToLine(text: string, maxLength: number, ending = '…'): string {
  const line = text
    .slice(0, 4 * maxLength)
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim()
    .toWellFormed()
  if (line.length <= maxLength) return line
  const availableLength = maxLength - ending.length
  const lastSpaceIndex = line.lastIndexOf(' ', availableLength)
  const cutEnd =
    lastSpaceIndex > availableLength / 2 ? lastSpaceIndex : findCharacterBoundary(line, availableLength)
  return line.slice(0, cutEnd).replace(/[\s,;:–—-]+$/, '') + ending
}
