import { readParametersAndWeight } from './parameters.ts'
import { createScanner, isCutByLimit, readUntil, type Scanner, skip } from './scanner.ts'

/** A media range of `Accept` (RFC 9110 §12.5.1). Type, subtype and parameter names are in lower case. */
export interface MediaRange {
  type: string
  subtype: string
  parameters: ReadonlyMap<string, string>
  /** From 0 to 1. An unreadable weight is 0. */
  weight: number
  unreadable: boolean
  /** Index among the header's valid ranges. */
  position: number
}

const maxHeaderCharacters = 4096
const maxRanges = 64

/**
 * Parses the valid media ranges of an `Accept` header, in order; empty without a header (RFC 9110 §12.5.1). Reads at
 * most 64 ranges and 4,096 characters, in linear time, and drops a range that is cut off there. Never fails: skips
 * invalid ranges, and reads a lone `*` as any type, as old clients intend.
 */
export function parseAccept(acceptHeader: string | null): MediaRange[] {
  const scanner = createScanner(acceptHeader ?? '', maxHeaderCharacters)
  const ranges: MediaRange[] = []
  while (scanner.index < scanner.end && ranges.length < maxRanges) {
    const range = readMediaRange(scanner, ranges.length)
    if (range && !isCutByLimit(scanner)) ranges.push(range)
    skip(scanner, ',')
  }
  return ranges
}

/** Reads a media range, up to the next comma. Returns `null` if its type is malformed. */
function readMediaRange(scanner: Scanner, rangeIndex: number): MediaRange | null {
  const typePair = parseTypeAndSubtype(readUntil(scanner, ',;').toLowerCase())
  const { parameters, weight } = readParametersAndWeight(scanner)
  if (typePair === null) return null
  const { type, subtype } = typePair
  const parsedWeight = weight === null ? 1 : parseWeight(weight)
  return {
    type,
    subtype,
    parameters,
    weight: parsedWeight ?? 0,
    unreadable: parsedWeight === null,
    position: rangeIndex,
  }
}

/** Parses `type/subtype`; `null` if it is malformed. */
function parseTypeAndSubtype(text: string): { type: string; subtype: string } | null {
  if (text === '*') return { type: '*', subtype: '*' }
  const slashIndex = text.indexOf('/')
  const type = text.slice(0, Math.max(slashIndex, 0))
  const subtype = text.slice(slashIndex + 1)
  const isValid = isToken(type) && isToken(subtype) && (type !== '*' || subtype === '*')
  return isValid ? { type, subtype } : null
}

/** True for a token (RFC 9110 §5.6.2). */
function isToken(text: string): boolean {
  return text !== '' && !/[^!#$%&'*+.^_`|~\w-]/.test(text)
}

/**
 * Parses a weight (RFC 9110 §12.4.2) and limits it to 1. Accepts any decimal number, because clients also send `.5`,
 * `0.12345` and `80`. Returns `null` for anything else.
 */
function parseWeight(weightText: string): number | null {
  const number = weightText === '' || /[^\d.]/.test(weightText) ? Number.NaN : Number(weightText)
  return Number.isNaN(number) ? null : Math.min(number, 1)
}
