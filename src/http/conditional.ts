import { isCut, peek, type Scanner, scannerOf, skip, skipAll, space } from './scanner.ts'

const maxCharacters = 4096
const emptyMembers = `,${space}`

/**
 * Whether `If-None-Match` names the entity tag, compared weakly (RFC 9110 §13.1.2, §8.8.3.2). Reads at most 4,096
 * characters (a tag cut there is dropped), in linear time. Without a header, and when any of what was read is
 * malformed, nothing matches: the whole answer is always right.
 */
export function etagMatches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  const scanner = scannerOf(ifNoneMatch, maxCharacters)
  skipAll(scanner, space)
  return skip(scanner, '*') ? isFinished(scanner) : listMatches(scanner, opaqueTag(etag))
}

/**
 * True when a part may be sent: without `If-Range`, or where that is exactly the entity tag, which must be strong
 * (RFC 9110 §13.1.5). A date never holds, since nothing here says when it was last modified.
 */
export function ifRangeHolds(ifRange: string | null, etag: string): boolean {
  return ifRange === null || (etag.startsWith('"') && ifRange.trim() === etag)
}

function isFinished(scanner: Scanner): boolean {
  skipAll(scanner, space)
  return scanner.index === scanner.text.length
}

function listMatches(scanner: Scanner, wanted: string): boolean {
  let found = false
  skipAll(scanner, emptyMembers)
  while (scanner.index < scanner.end) {
    const tag = readMember(scanner)
    if (isCut(scanner)) return found
    if (tag === null) return false
    found ||= tag === wanted
    skipAll(scanner, emptyMembers)
  }
  return found
}

/** An opaque tag up to its comma; null when it is malformed. */
function readMember(scanner: Scanner): string | null {
  const tag = readTag(scanner)
  skipAll(scanner, space)
  return peek(scanner) === ',' || peek(scanner) === '' ? tag : null
}

/** RFC 9110 §8.8.3: quotation marks that enclose neither white space nor escapes, after `W/` when it is weak. */
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

function opaqueTag(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag
}
