import type { PartialDate } from './partial-date.ts'

/**
 * Converts a UTC time to the time zone. Loads ICU, which takes an isolate 11 ms; otherwise ICU is used only for
 * languages without a catalogue.
 */
export function toLocalTime(time: PartialDate, timeZone: string): PartialDate {
  if (!time.endsWith('Z')) return time
  // The Swedish locale formats dates as ISO 8601.
  const zoneFormat = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return zoneFormat.format(new Date(time)).replace(' ', 'T')
}

/** The UTC offset (`-04:00`) of a time zone, which applies from a local time (`2016-03-13T03:00:00`). */
export interface ZoneOffset {
  from: string
  offset: string
}

/**
 * Returns the offset of a local time, from the last change before it; `null` if none is known. A time that
 * occurred twice is taken as the first one; a skipped time has the offset before the change (RFC 5545 §3.3.5).
 */
export function findUtcOffset(offsets: readonly ZoneOffset[], time: PartialDate): string | null {
  const localTime = time.slice(0, 19).padEnd(19, ':00')
  return offsets.findLast(({ from }) => from <= localTime)?.offset ?? null
}
