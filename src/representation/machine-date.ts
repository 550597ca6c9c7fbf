import { findUtcOffset } from '../model/local-time.ts'
import { type PartialDate, precisionOf } from '../model/partial-date.ts'
import type { RenderContext } from './representation.ts'

/** The edition whose time zone applies to times without an offset. */
export type TimeZoneContext = Pick<RenderContext, 'edition'>

const hasOffset = (time: PartialDate) => /(?:Z|[+-]\d\d:\d\d)$/.test(time)

/**
 * Formats a date in RFC 3339, with its own offset or the newsroom's (`2016-05-04T18:00:00-04:00`). Returns `null` if
 * the time or the offset is unknown.
 */
export function toTimeWithOffset(date: PartialDate | null, { edition }: TimeZoneContext): string | null {
  if (date === null || date.length <= 10) return null
  const offset = hasOffset(date) ? '' : findUtcOffset(edition?.offsets ?? [], date)
  if (offset === null) return null
  return precisionOf(date) === 'minute' ? `${date.slice(0, 16)}:00${date.slice(16)}${offset}` : date + offset
}

/** Formats a date for programs: a time in RFC 3339, and a day, month or year unchanged (`2016-05`). */
export const toMachineDate = (date: PartialDate, context: TimeZoneContext): string =>
  toTimeWithOffset(date, context) ?? date
