import { toLocalTime } from '../model/local-time.ts'
import { type PartialDate, precisionOf, splitCalendarDate } from '../model/partial-date.ts'
import { type Catalogue, findCatalogue } from './words/index.ts'

const styles = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  minute: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  second: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

/** Formats a date in a language without a catalogue. */
function formatWithIntl(date: PartialDate, language: string, timeZone: string): string {
  const [year = '', month = '01', day = '01'] = splitCalendarDate(date)
  const isTime = date.length > 10
  const time = isTime ? date : `${year}-${month}-${day}T00:00:00Z`
  const hasOffset = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(time)
  const options = { ...styles[precisionOf(date)], timeZone: isTime && hasOffset ? timeZone : 'UTC' }
  return new Intl.DateTimeFormat(language, options).format(new Date(hasOffset ? time : `${time}Z`))
}

/**
 * Formats a date in the language, to its own precision. A UTC time is converted to `timeZone`, the newsroom's; any other
 * time stays as it was printed.
 */
export function formatDate(date: PartialDate, language: string, timeZone: string): string {
  const words = findCatalogue(language)
  if (!words) return formatWithIntl(date, language, timeZone)
  return formatWithWords(toLocalTime(date, timeZone), words)
}

function formatWithWords(date: PartialDate, words: Catalogue): string {
  const [year = '', month, day] = splitCalendarDate(date)
  if (month === undefined) return year
  const monthName = words.months[Number(month) - 1] ?? month
  if (day === undefined) return words.month(monthName, year)
  const dayInWords = words.day(Number(day), monthName, year)
  const [hour, minute] = date.slice(11).split(':', 2)
  return hour && minute ? words.time(dayInWords, Number(hour), minute.slice(0, 2)) : dayInWords
}
