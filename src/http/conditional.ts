import {
  createScanner,
  isCutByLimit,
  optionalWhitespace,
  peek,
  type Scanner,
  skip,
  skipAny,
} from './scanner.ts'

const maxHeaderCharacters = 4096
const memberSeparators = `,${optionalWhitespace}`

/**
 * True if `If-None-Match` contains the entity tag, by weak comparison (RFC 9110 §13.1.2, §8.8.3.2). Reads at most
 * 4,096 characters, in linear time, and drops a tag that is cut off there. A missing or malformed header never
 * matches, because the full response is always correct.
 */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  const scanner = createScanner(ifNoneMatch, maxHeaderCharacters)
  skipAny(scanner, optionalWhitespace)
  return skip(scanner, '*') ? hasOnlyWhitespaceLeft(scanner) : listContainsTag(scanner, toOpaqueTag(etag))
}

/**
 * True if a range may be sent: either there is no `If-Range`, or it equals the entity tag and that tag is strong (RFC
 * 9110 §13.1.5). A date never matches, because responses have no `Last-Modified`.
 */
export function satisfiesIfRange(ifRange: string | null, etag: string): boolean {
  return ifRange === null || (etag.startsWith('"') && ifRange.trim() === etag)
}

/** Skips white space. Returns true if the text ends there. */
function hasOnlyWhitespaceLeft(scanner: Scanner): boolean {
  skipAny(scanner, optionalWhitespace)
  return scanner.index === scanner.text.length
}

/** Reads a list of entity tags. Returns true if it contains the opaque tag; false for a malformed list. */
function listContainsTag(scanner: Scanner, wantedTag: string): boolean {
  let isListed = false
  skipAny(scanner, memberSeparators)
  while (scanner.index < scanner.end) {
    const tag = readListedTag(scanner)
    if (isCutByLimit(scanner)) return isListed
    if (tag === null) return false
    isListed ||= tag === wantedTag
    skipAny(scanner, memberSeparators)
  }
  return isListed
}

/** Reads the opaque tag of a list member, up to the next comma. Returns `null` if the member is malformed. */
function readListedTag(scanner: Scanner): string | null {
  const tag = readOpaqueTag(scanner)
  skipAny(scanner, optionalWhitespace)
  return peek(scanner) === ',' || peek(scanner) === '' ? tag : null
}

/**
 * Reads an entity tag (RFC 9110 §8.8.3): an optional `W/` for a weak tag, then a string in quotation marks without
 * white space. Returns the string without its quotation marks, or `null` if the tag is malformed.
 */
function readOpaqueTag(scanner: Scanner): string | null {
  if (skip(scanner, 'W') && !skip(scanner, '/')) return null
  const start = scanner.index
  if (!skip(scanner, '"')) return null
  while (isTagCharacter(peek(scanner))) scanner.index += 1
  return skip(scanner, '"') ? scanner.text.slice(start, scanner.index) : null
}

function isTagCharacter(character: string): boolean {
  return character === '!' || (character >= '#' && character !== '\u007f')
}

/** Removes the `W/` prefix of a weak entity tag. */
function toOpaqueTag(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag
}
