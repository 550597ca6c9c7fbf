import { createScanner, isCut, optionalWhitespace, peek, type Scanner, skip, skipAll } from './scanner.ts'

const maxCharacters = 4096
const emptyMembers = `,${optionalWhitespace}`

/**
 * True when `If-None-Match` contains the entity tag, by weak comparison (RFC 9110 §13.1.2, §8.8.3.2). Reads at most 4,096
 * characters and drops a tag cut there, in linear time. A missing or malformed header matches nothing: the full
 * response is always correct.
 */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  const scanner = createScanner(ifNoneMatch, maxCharacters)
  skipAll(scanner, optionalWhitespace)
  return skip(scanner, '*') ? isAtEnd(scanner) : matchesTagList(scanner, opaqueTagOf(etag))
}

/**
 * True when a range may be sent: without `If-Range`, or if it equals the entity tag, which must be strong (RFC 9110
 * §13.1.5). A date never matches, since no response has `Last-Modified`.
 */
export function satisfiesIfRange(ifRange: string | null, etag: string): boolean {
  return ifRange === null || (etag.startsWith('"') && ifRange.trim() === etag)
}

function isAtEnd(scanner: Scanner): boolean {
  skipAll(scanner, optionalWhitespace)
  return scanner.index === scanner.text.length
}

function matchesTagList(scanner: Scanner, wanted: string): boolean {
  let isListed = false
  skipAll(scanner, emptyMembers)
  while (scanner.index < scanner.end) {
    const tag = readMember(scanner)
    if (isCut(scanner)) return isListed
    if (tag === null) return false
    isListed ||= tag === wanted
    skipAll(scanner, emptyMembers)
  }
  return isListed
}

/** Reads an opaque tag up to its comma; null if it is malformed. */
function readMember(scanner: Scanner): string | null {
  const tag = readTag(scanner)
  skipAll(scanner, optionalWhitespace)
  return peek(scanner) === ',' || peek(scanner) === '' ? tag : null
}

/** RFC 9110 §8.8.3: `W/` for a weak tag, then quotation marks around neither white space nor escapes. */
function readTag(scanner: Scanner): string | null {
  if (skip(scanner, 'W') && !skip(scanner, '/')) return null
  const start = scanner.index
  if (!skip(scanner, '"')) return null
  while (isTagCharacter(peek(scanner))) scanner.index += 1
  return skip(scanner, '"') ? scanner.text.slice(start, scanner.index) : null
}

function isTagCharacter(character: string): boolean {
  return character === '!' || (character >= '#' && character !== '\u007f')
}

function opaqueTagOf(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag
}
