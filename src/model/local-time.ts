import type { PartialDate } from './partial-date.ts'

/**
 * Converts a UTC time to local time in a time zone, to the minute. Returns any other date unchanged. This loads ICU,
 * which takes an isolate 11 ms and is otherwise needed only for languages without a catalogue.
 */
export function toLocalTime(time: PartialDate, timeZone: string): PartialDate {
  if (!time.endsWith('Z')) return time
  // The Swedish locale formats dates as ISO 8601.
  const zoneFormat = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return zoneFormat.format(new Date(time)).replace(' ', 'T')
}

/** A time zone's UTC offset (`-04:00`) from a local time (`2016-03-13T03:00:00`) onwards. */
export interface ZoneOffset {
  from: string
  offset: string
}

/**
 * Returns the UTC offset in force at a local time, or `null` if it is unknown. A time that occurred twice is read as
 * its first occurrence, and a skipped time has the offset before the change (RFC 5545 §3.3.5).
 */
export function findUtcOffset(offsets: readonly ZoneOffset[], time: PartialDate): string | null {
  const localTime = time.slice(0, 19).padEnd(19, ':00')
  return offsets.findLast(({ from }) => from <= localTime)?.offset ?? null
}
