import { type MediaRange, parseAccept } from './accept.ts'

interface RangeWithSpecificity {
  range: MediaRange
  specificity: number
}

/**
 * Ranks offers by an `Accept` header. Returns the indexes of the acceptable offers, the best first; empty if there
 * are none (406). Without a usable header, every offer is acceptable, in our order (RFC 9110 §12.5.1). Offers are
 * media types, in UTF-8 unless they declare another charset. @throws TypeError for a malformed offer
 */
export function negotiate(acceptHeader: string | null, offers: readonly string[]): number[] {
  const ranges = parseAccept(acceptHeader)
  if (ranges.length === 0) return offers.map((_, index) => index)
  const offeredTypes = offers.map(parseOffer)
  const strictRanking = rankOffers(ranges, offeredTypes)
  return strictRanking.length > 0 ? strictRanking : rankOffers(ranges.map(removeParameters), offeredTypes)
}

function parseOffer(offer: string): MediaRange {
  const [offeredType] = parseAccept(offer)
  if (!offeredType) throw new TypeError(`Not a media type: ${offer}`)
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
    return matchingRange && isAcceptable(matchingRange.range) ? [{ ...matchingRange, offer: index }] : []
  })
  return matchedOffers.sort(compareOfferPreference).map(({ offer }) => offer)
}

/**
 * Orders ranges by specificity, since the most specific range sets the weight (RFC 9110 §12.5.1); of two equal
 * ranges, the one with the higher weight comes first.
 */
function compareRangePrecedence(a: RangeWithSpecificity, b: RangeWithSpecificity): number {
  return (
    b.specificity - a.specificity ||
    b.range.weight - a.range.weight ||
    Number(a.range.unreadable) - Number(b.range.unreadable)
  )
}

/**
 * Orders offers by weight, specificity and the client's order; then, since sorting is stable, by our order. An
 * unreadable weight is 0.
 */
function compareOfferPreference(a: RangeWithSpecificity, b: RangeWithSpecificity): number {
  return (
    b.range.weight - a.range.weight || b.specificity - a.specificity || a.range.position - b.range.position
  )
}

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

function hasMatchingParameter(offeredType: MediaRange, name: string, value: string): boolean {
  const declaredValue = offeredType.parameters.get(name)
  if (name !== 'charset') return declaredValue === value
  return (declaredValue ?? 'utf-8').toLowerCase() === value.toLowerCase()
}

/**
 * Computes how specific a range is. Type and subtype outweigh parameters: a header of 4,096 characters contains
 * fewer than 4,096 parameters.
 */
function computeSpecificity(range: MediaRange): number {
  return (Number(range.type !== '*') + Number(range.subtype !== '*')) * 4096 + range.parameters.size
}
