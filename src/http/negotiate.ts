import { type MediaRange, parseAccept } from './accept.ts'

interface Candidate {
  range: MediaRange
  specificity: number
}

/**
 * Ranks offers by an `Accept` header: the indexes of the acceptable ones, best first; empty if there are none (406).
 * Without a usable header every offer is acceptable, in our order (RFC 9110 §12.5.1). Offers are media types, in UTF-8
 * unless they declare another charset. @throws TypeError for a malformed offer
 */
export function negotiate(header: string | null, offers: readonly string[]): number[] {
  const ranges = parseAccept(header)
  if (ranges.length === 0) return offers.map((_, index) => index)
  const types = offers.map(readOffer)
  const strict = rank(ranges, types)
  return strict.length > 0 ? strict : rank(ranges.map(removeParameters), types)
}

function readOffer(offer: string): MediaRange {
  const [type] = parseAccept(offer)
  if (!type) throw new TypeError(`Not a media type: ${offer}`)
  return type
}

function removeParameters(range: MediaRange): MediaRange {
  return { ...range, parameters: new Map() }
}

function rank(ranges: readonly MediaRange[], types: readonly MediaRange[]): number[] {
  const candidates = ranges
    .map((range) => ({ range, specificity: specificityOf(range) }))
    .sort(comparePrecedence)
  const matched = types.flatMap((type, offer) => {
    const match = candidates.find(({ range }) => matches(range, type))
    return match && isAcceptable(match.range) ? [{ ...match, offer }] : []
  })
  return matched.sort(comparePreference).map(({ offer }) => offer)
}

/** The most specific range sets the weight (RFC 9110 §12.5.1); of two equal ranges, the one with the higher weight. */
function comparePrecedence(a: Candidate, b: Candidate): number {
  return (
    b.specificity - a.specificity ||
    b.range.weight - a.range.weight ||
    Number(a.range.unreadable) - Number(b.range.unreadable)
  )
}

/** Orders by weight, specificity and the client's order, then by ours, since sorting is stable. An unreadable weight is 0. */
function comparePreference(a: Candidate, b: Candidate): number {
  return (
    b.range.weight - a.range.weight || b.specificity - a.specificity || a.range.position - b.range.position
  )
}

function isAcceptable(range: MediaRange): boolean {
  return range.weight > 0 || range.unreadable
}

function matches(range: MediaRange, type: MediaRange): boolean {
  if (range.type !== '*' && range.type !== type.type) return false
  if (range.subtype !== '*' && range.subtype !== type.subtype) return false
  for (const [name, value] of range.parameters) if (!hasParameter(type, name, value)) return false
  return true
}

function hasParameter(type: MediaRange, name: string, value: string): boolean {
  const declared = type.parameters.get(name)
  if (name !== 'charset') return declared === value
  return (declared ?? 'utf-8').toLowerCase() === value.toLowerCase()
}

/** Weighs type and subtype above parameters: a header of 4,096 characters contains fewer than 4,096 of them. */
function specificityOf(range: MediaRange): number {
  return (Number(range.type !== '*') + Number(range.subtype !== '*')) * 4096 + range.parameters.size
}
