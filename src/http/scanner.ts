/** Optional white space (RFC 9110 §5.6.3). `trim` would also remove a no-break space. */
export const optionalWhitespace = ' \t'

/** A position in a header. The scanner reads up to `end`. Only `index` changes, and it never decreases. */
export interface Scanner {
  readonly text: string
  readonly end: number
  index: number
}

/** Creates a scanner that reads at most `maxCharacters` of `text`. */
export function createScanner(text: string, maxCharacters: number): Scanner {
  return { text, end: Math.min(text.length, maxCharacters), index: 0 }
}

/** True if the scanner has reached its limit before the end of the text. The last token may then be incomplete. */
export function isCutByLimit(scanner: Scanner): boolean {
  return scanner.index >= scanner.end && scanner.end < scanner.text.length
}

/** Returns the next character without moving past it; an empty string at the end. */
export function peek(scanner: Scanner): string {
  return scanner.index < scanner.end ? scanner.text.charAt(scanner.index) : ''
}

/** Skips the next character if it is `expected`, and returns true if it was. */
export function skip(scanner: Scanner, expected: string): boolean {
  if (peek(scanner) !== expected) return false
  scanner.index += 1
  return true
}

/** Skips to the next character that is not in `characters`, or to the end. */
export function skipAny(scanner: Scanner, characters: string): void {
  const { text, end } = scanner
  let index = scanner.index
  while (index < end && characters.includes(text.charAt(index))) index += 1
  scanner.index = index
}

/** Skips to the next character that is in `delimiters`, or to the end. */
function skipUntil(scanner: Scanner, delimiters: string): void {
  const { text, end } = scanner
  let index = scanner.index
  while (index < end && !delimiters.includes(text.charAt(index))) index += 1
  scanner.index = index
}

/** Reads up to the next character that is in `delimiters`, or to the end. Trims white space. */
export function readUntil(scanner: Scanner, delimiters: string): string {
  skipAny(scanner, optionalWhitespace)
  const start = scanner.index
  skipUntil(scanner, delimiters)
  return sliceTrimmed(scanner, start)
}

/** Returns the text from `start` to the scanner's position, without trailing white space. */
export function sliceTrimmed(scanner: Scanner, start: number): string {
  let end = scanner.index
  while (end > start && optionalWhitespace.includes(scanner.text.charAt(end - 1))) end -= 1
  return scanner.text.slice(start, end)
}
