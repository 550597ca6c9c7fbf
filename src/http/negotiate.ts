import { type MediaRange, parseAccept } from './accept.ts'

interface RangeWithSpecificity {
  range: MediaRange
  specificity: number
}

/**
 * Ranks the offers that an `Accept` header accepts, and returns their indexes, the preferred one first. Returns an
 * empty list if no offer is acceptable (406). If the header contains no valid range, every offer is acceptable, in
 * our order (RFC 9110 §12.5.1). Offers are media types, in UTF-8 unless they declare another charset.
 * @throws TypeError for a malformed offer
 */
export function negotiate(acceptHeader: string | null, offers: readonly string[]): number[] {
  const ranges = parseAccept(acceptHeader)
  if (ranges.length === 0) return offers.map((_, index) => index)
  const offeredTypes = offers.map(parseOffer)
  const strictRanking = rankOffers(ranges, offeredTypes)
  return strictRanking.length > 0 ? strictRanking : rankOffers(ranges.map(removeParameters), offeredTypes)
}

function parseOffer(offeredMediaType: string): MediaRange {
  const [offeredType] = parseAccept(offeredMediaType)
  if (!offeredType) throw new TypeError(`Not a media type: ${offeredMediaType}`)
  return offeredType
}

function removeParameters(range: MediaRange): MediaRange {
  return { ...range, parameters: new Map() }
}

function rankOffers(ranges: readonly MediaRange[], offeredTypes: readonly MediaRange[]): number[] {
  const rankedRanges = ranges
    .map((range) => ({ range, specificity: computeSpecificity(range) }))
    .sort(compareRangePrecedence)
  const matchedOffers = offeredTypes.flatMap((type, index) => {
    const matchingRange = rankedRanges.find(({ range }) => matchesType(range, type))
    return matchingRange && isAcceptable(matchingRange.range) ? [{ ...matchingRange, index }] : []
  })
  return matchedOffers.sort(compareOfferPreference).map(({ index }) => index)
}

/**
 * Orders ranges by specificity, because the most specific range determines the weight (RFC 9110 §12.5.1). Ranges of
 * the same specificity are ordered by weight, highest first.
 */
function compareRangePrecedence(a: RangeWithSpecificity, b: RangeWithSpecificity): number {
  return (
    b.specificity - a.specificity ||
    b.range.weight - a.range.weight ||
    Number(a.range.unreadable) - Number(b.range.unreadable)
  )
}

/**
 * Orders offers by the weight, the specificity and the position of the range that each one matches. Sorting is
 * stable, so offers that are still equal stay in our order. An unreadable weight counts as 0.
 */
function compareOfferPreference(a: RangeWithSpecificity, b: RangeWithSpecificity): number {
  return (
    b.range.weight - a.range.weight || b.specificity - a.specificity || a.range.position - b.range.position
  )
}

/** False for a weight of 0. A range with an unreadable weight is acceptable, but ranks last. */
function isAcceptable(range: MediaRange): boolean {
  return range.weight > 0 || range.unreadable
}

function matchesType(range: MediaRange, offeredType: MediaRange): boolean {
  if (range.type !== '*' && range.type !== offeredType.type) return false
  if (range.subtype !== '*' && range.subtype !== offeredType.subtype) return false
  for (const [name, value] of range.parameters)
    if (!hasMatchingParameter(offeredType, name, value)) return false
  return true
}

/**
 * True if an offer declares a parameter with this value. Charsets are compared without regard to case and default to
 * UTF-8.
 */
function hasMatchingParameter(offeredType: MediaRange, name: string, value: string): boolean {
  const declaredValue = offeredType.parameters.get(name)
  if (name !== 'charset') return declaredValue === value
  return (declaredValue ?? 'utf-8').toLowerCase() === value.toLowerCase()
}

/**
 * Computes the specificity of a range. The type and subtype always outweigh the parameters: a header of at most 4,096
 * characters contains fewer than 4,096 of them.
 */
function computeSpecificity(range: MediaRange): number {
  return (Number(range.type !== '*') + Number(range.subtype !== '*')) * 4096 + range.parameters.size
}
