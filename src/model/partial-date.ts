/**
 * A date with the precision of its source: year, month, day, minute or second. The format is an ISO 8601 calendar
 * date, with the reduced precisions of EDTF level 0. Unknown parts are never filled in.
 */
export type PartialDate = string

/** The precision of a date. The names are in order of increasing precision. */
export type DatePrecision = 'year' | 'month' | 'day' | 'minute' | 'second'

const datePattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?)?)?$/

const countDaysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

const isAbsentOrBetween = (text: string | undefined, min: number, max: number) =>
  text === undefined || (Number(text) >= min && Number(text) <= max)

/** True for a calendar date with one of the five precisions. There is no year 0000. */
export function isPartialDate(text: string): boolean {
  const dateMatch = datePattern.exec(text)
  if (!dateMatch) return false
  const [, year, month, day, hour, minute, second, zoneOffset] = dateMatch
  return (
    Number(year) > 0 &&
    isAbsentOrBetween(month, 1, 12) &&
    isAbsentOrBetween(day, 1, month === undefined ? 0 : countDaysInMonth(Number(year), Number(month))) &&
    isAbsentOrBetween(hour, 0, 23) &&
    isAbsentOrBetween(minute, 0, 59) &&
    isAbsentOrBetween(second, 0, 59) &&
    isAbsentOrBetween(zoneOffset?.slice(1, 3), 0, 14) &&
    isAbsentOrBetween(zoneOffset?.slice(4, 6), 0, 59)
  )
}

export function precisionOf(date: PartialDate): DatePrecision {
  if (date.length === 4) return 'year'
  if (date.length === 7) return 'month'
  if (date.length === 10) return 'day'
  return /T\d\d:\d\d:\d\d/.test(date) ? 'second' : 'minute'
}

/** Returns the known parts of the calendar date, such as `['2016', '04', '08']`. */
export const splitCalendarDate = (date: PartialDate): string[] => date.slice(0, 10).split('-')

/**
 * Compares dates. A less precise date comes before the dates within it. Calendar days are compared as written; within
 * a day, times with an offset are compared as instants.
 */
export function compareDates(a: PartialDate, b: PartialDate): number {
  const [dayA, dayB] = [a.slice(0, 10), b.slice(0, 10)]
  if (dayA !== dayB) return dayA < dayB ? -1 : 1
  const [sortableA, sortableB] = [toSortableTimestamp(a), toSortableTimestamp(b)]
  return sortableA === sortableB ? 0 : sortableA - sortableB
}

const toSortableTimestamp = (date: PartialDate) =>
  date.length <= 10 ? Number.NEGATIVE_INFINITY : Date.parse(date) || 0
