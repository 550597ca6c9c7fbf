import { type PartialDate, precision } from '../model/partial-date.ts'
import { offsetAt } from '../model/zone-offsets.ts'
import type { Setting } from './representation.ts'

/** The edition, whose clock a time without an offset is read on. */
export type Zoned = Pick<Setting, 'edition'>

const isZoned = (time: PartialDate) => /(?:Z|[+-]\d\d:\d\d)$/.test(time)

/**
 * The date as RFC 3339 has it, where it is known to the minute, with its own offset or that of the newsroom's clock; else
 * `null`.
 */
export function exactTime(date: PartialDate | null, { edition }: Zoned): string | null {
  if (date === null || date.length <= 10) return null
  const offset = isZoned(date) ? '' : offsetAt(edition?.offsets ?? [], date)
  if (offset === null) return null
  return precision(date) === 'minute' ? `${date.slice(0, 16)}:00${date.slice(16)}${offset}` : date + offset
}

/** The date as it is told to programs: a time as RFC 3339 has it, a day, month or year as it is. */
export const dateForPrograms = (date: PartialDate, setting: Zoned): string => exactTime(date, setting) ?? date
