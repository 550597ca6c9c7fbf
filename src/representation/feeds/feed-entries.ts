import type { CollectionDocument, ListedArticle } from '../../model/document.ts'
import { compareDates, type PartialDate } from '../../model/partial-date.ts'
import { type TimeZoneContext, toTimeWithOffset } from '../machine-date.ts'
import type { RenderContext } from '../representation.ts'

const hasTime = (date: PartialDate) => date.length > 10

/**
 * Formats a date to the second, as Atom requires. An unknown month or day becomes January or the 1st, an unknown time
 * midnight, and an unknown offset `Z`. No other format has this invented precision.
 */
export function toAtomTime(date: PartialDate, context: TimeZoneContext): string {
  const exactTime = toTimeWithOffset(date, context)
  if (exactTime !== null) return exactTime
  const day = date.slice(0, 10) + '-01-01'.slice(Math.min(date.length, 10) - 4)
  const time = hasTime(date) ? date.slice(11).padEnd(8, ':00') : '00:00:00'
  return `${day}T${time}Z`
}

/**
 * Returns the date of an entry's last change. An undated article has the newsroom's closing date, or 1970 if that is
 * unknown.
 */
export const lastUpdateOf = (
  { modified, published }: ListedArticle,
  { edition }: RenderContext,
): PartialDate => modified ?? published ?? edition?.closed ?? '1970'

/**
 * Returns the date of the last change to any entry. An empty feed has the newsroom's closing date, or 1970 if that is
 * unknown.
 */
export function lastUpdateOfFeed({ listings }: CollectionDocument, context: RenderContext): PartialDate {
  const dates = listings.map((listing) => lastUpdateOf(listing, context)).sort(compareDates)
  return dates.at(-1) ?? context.edition?.closed ?? '1970'
}
