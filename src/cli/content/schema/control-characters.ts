/** Control characters that content files may not contain: all of ASCII's but tab, line feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters on purpose
const controlCharacterPattern = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g

/** A text file can contain a stray control character, but not one in every fifty characters. */
const maxControlCharacterShare = 0.02

/** Replaces each control character by a space. */
export const replaceControlCharactersWithSpaces = (text: string): string =>
  text.replace(controlCharacterPattern, ' ')

export const removeControlCharacters = (text: string): string => text.replace(controlCharacterPattern, '')

export const hasControlCharacters = (text: string): boolean => text.search(controlCharacterPattern) >= 0

/** True for decoded bytes that are not text, since too many of their characters are control characters. */
export const looksBinary = (text: string): boolean =>
  (text.match(controlCharacterPattern)?.length ?? 0) > text.length * maxControlCharacterShare
