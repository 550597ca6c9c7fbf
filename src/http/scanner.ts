/** Optional white space (RFC 9110 §5.6.3); to `trim`, a no-break space would be white space too. */
export const space = ' \t'

/** A place in a header, of which nothing from `end` on is read. Only `index` moves, and only forward. */
export interface Scanner {
  readonly text: string
  readonly end: number
  index: number
}

/** A scanner at the start of `text` that reads at most `limit` characters of it. */
export function scannerOf(text: string, limit: number): Scanner {
  return { text, end: Math.min(text.length, limit), index: 0 }
}

/**
 * Whether the scanner stands at its limit before the end of the text, so that what it read last may be half of
 * something.
 */
export function isCut(scanner: Scanner): boolean {
  return scanner.index >= scanner.end && scanner.end < scanner.text.length
}

/** The character at hand; an empty string at the end. */
export function peek(scanner: Scanner): string {
  return scanner.index < scanner.end ? scanner.text.charAt(scanner.index) : ''
}

/** Moves past one character when it is `expected`, and says whether it was. */
export function skip(scanner: Scanner, expected: string): boolean {
  if (peek(scanner) !== expected) return false
  scanner.index += 1
  return true
}

/** Moves past every character that is one of `characters`. */
export function skipAll(scanner: Scanner, characters: string): void {
  const { text, end } = scanner
  let index = scanner.index
  while (index < end && characters.includes(text.charAt(index))) index += 1
  scanner.index = index
}

/** Moves to the next character that is one of `delimiters`, or to the end. */
export function skipUntil(scanner: Scanner, delimiters: string): void {
  const { text, end } = scanner
  let index = scanner.index
  while (index < end && !delimiters.includes(text.charAt(index))) index += 1
  scanner.index = index
}

/** The text up to the next of `delimiters` or the end, without the white space around it. */
export function readUntil(scanner: Scanner, delimiters: string): string {
  skipAll(scanner, space)
  const start = scanner.index
  skipUntil(scanner, delimiters)
  return textFrom(scanner, start)
}

/** The text from `start` to where the scanner stands, without the white space that ends it. */
export function textFrom(scanner: Scanner, start: number): string {
  let end = scanner.index
  while (end > start && space.includes(scanner.text.charAt(end - 1))) end -= 1
  return scanner.text.slice(start, end)
}
