import { toLocalTime } from '../model/local-time.ts'
import { type PartialDate, precisionOf, splitCalendarDate } from '../model/partial-date.ts'
import { type Catalogue, findCatalogue } from './words/index.ts'

const dateFormatsByPrecision = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  minute: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  second: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

/** Formats a date in a language that has no catalogue. */
function formatWithIntl(date: PartialDate, language: string, timeZone: string): string {
  const [year = '', month = '01', day = '01'] = splitCalendarDate(date)
  const hasTime = date.length > 10
  const dateTime = hasTime ? date : `${year}-${month}-${day}T00:00:00Z`
  const hasOffset = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(dateTime)
  const formatOptions = {
    ...dateFormatsByPrecision[precisionOf(date)],
    timeZone: hasTime && hasOffset ? timeZone : 'UTC',
  }
  return new Intl.DateTimeFormat(language, formatOptions).format(
    new Date(hasOffset ? dateTime : `${dateTime}Z`),
  )
}

/**
 * Formats a date in a language, with the precision that the date has. Converts a UTC time to `timeZone`, the
 * newsroom's, and leaves any other time as printed.
 */
export function formatDate(date: PartialDate, language: string, timeZone: string): string {
  const catalogue = findCatalogue(language)
  if (!catalogue) return formatWithIntl(date, language, timeZone)
  return formatWithCatalogue(toLocalTime(date, timeZone), catalogue)
}

function formatWithCatalogue(date: PartialDate, catalogue: Catalogue): string {
  const [year = '', month, day] = splitCalendarDate(date)
  if (month === undefined) return year
  const monthName = catalogue.months[Number(month) - 1] ?? month
  if (day === undefined) return catalogue.month(monthName, year)
  const dayInWords = catalogue.day(Number(day), monthName, year)
  const [hour, minute] = date.slice(11).split(':', 2)
  return hour && minute ? catalogue.time(dayInWords, Number(hour), minute.slice(0, 2)) : dayInWords
}
