import { calendarParts, type PartialDate, precisionOf } from '../model/partial-date.ts'
import { catalogueFor } from './words/index.ts'
import type { Words } from './words/words.ts'

const styles = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  minute: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  second: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

/** For what no catalogue can say: ICU takes 11 ms to wake in an isolate, more than all the rest of a first request. */
function toLocalTime(time: PartialDate, timeZone: string): string {
  // Swedish writes what ISO 8601 writes.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return format.format(new Date(time)).replace(' ', 'T')
}

/** A date in a language without a catalogue. */
function formatWithIntl(date: PartialDate, language: string, timeZone: string): string {
  const known = precisionOf(date)
  const [year = '', month = '01', day = '01'] = calendarParts(date)
  const instant = date.length > 10 ? date : `${year}-${month}-${day}T00:00:00Z`
  const zoned = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(instant)
  const options = { ...styles[known], timeZone: date.length > 10 && zoned ? timeZone : 'UTC' }
  return new Intl.DateTimeFormat(language, options).format(new Date(zoned ? instant : `${instant}Z`))
}

/**
 * The date in the language's words, to its own precision. A time is told as it was written, with its own offset; one
 * in universal time is told in `timeZone`, the newsroom's.
 */
export function formatDate(date: PartialDate, language: string, timeZone: string): string {
  const words = catalogueFor(language)
  if (!words) return formatWithIntl(date, language, timeZone)
  return date.endsWith('Z')
    ? formatWithWords(toLocalTime(date, timeZone), words)
    : formatWithWords(date, words)
}

/** A date in a catalogue's words, as it is written. */
function formatWithWords(date: PartialDate, words: Words): string {
  const [year = '', month, day] = calendarParts(date)
  if (month === undefined) return year
  const name = words.months[Number(month) - 1] ?? month
  if (day === undefined) return `${name} ${year}`
  const [hour, minute] = date.slice(11).split(':', 2)
  const inWords = words.day(Number(day), name, year)
  return hour && minute ? words.time(inWords, Number(hour), minute.slice(0, 2)) : inWords
}
