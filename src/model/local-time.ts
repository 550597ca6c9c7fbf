import type { PartialDate } from './partial-date.ts'

/**
 * Converts a UTC time to the time zone. ICU is used only here and for languages without a catalogue, since an isolate
 * needs 11 ms to load it.
 */
export function toLocalTime(time: PartialDate, timeZone: string): PartialDate {
  if (!time.endsWith('Z')) return time
  // The Swedish locale formats dates as ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return format.format(new Date(time)).replace(' ', 'T')
}
