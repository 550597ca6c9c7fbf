/**
 * Matches the control characters that content files may not contain: all of ASCII's, except tab, line feed and
 * carriage return.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters on purpose
const controlCharacterPattern = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g

/**
 * Maximum share of control characters in a text. A text file may contain a few, but not one in every fifty
 * characters.
 */
const maxControlCharacterShare = 0.02

export const replaceControlCharactersWithSpaces = (text: string): string =>
  text.replace(controlCharacterPattern, ' ')

export const removeControlCharacters = (text: string): string => text.replace(controlCharacterPattern, '')

export const splitAtControlCharacter = (text: string): string[] => text.split(controlCharacterPattern, 2)

export const hasControlCharacters = (text: string): boolean => text.search(controlCharacterPattern) >= 0

/** True for decoded bytes that are probably not text, judging by their share of control characters. */
export const looksBinary = (text: string): boolean =>
  (text.match(controlCharacterPattern)?.length ?? 0) > text.length * maxControlCharacterShare
