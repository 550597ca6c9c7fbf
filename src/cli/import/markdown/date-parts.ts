import type { PartialDate } from '../../../model/partial-date.ts'

const numbers = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** A moment's date and time as clocks in a zone show it. */
function inZone(date: PartialDate, timeZone: string): PartialDate {
  try {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    return format.format(new Date(date)).replace(' ', 'T')
  } catch {
    return date
  }
}

const dayOfYear = (year: string, month: string, day: string) =>
  Math.round((Date.parse(`${year}-${month}-${day}`) - Date.parse(`${year}-01-01`)) / 86_400_000) + 1

const bare = (digits: string) => String(Number(digits))

/** What permalinks are filled in with, by their names in Jekyll and Hugo; a part that the date lacks is missing. */
export function datePlaceholders(date: PartialDate | null, timeZone: string | null): Map<string, string> {
  const found = new Map<string, string>()
  const hasZone = date !== null && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(date)
  const local = date !== null && hasZone && timeZone !== null ? inZone(date, timeZone) : (date ?? '')
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = numbers.exec(local) ?? []
  if (year !== undefined) found.set('year', year).set('short_year', year.slice(2))
  if (year === undefined || month === undefined) return found
  const name = (style: 'long' | 'short') =>
    new Intl.DateTimeFormat('en', { month: style, timeZone: 'UTC' }).format(new Date(`${year}-${month}-01`))
  found.set('month', month).set('i_month', bare(month)).set('short_month', name('short'))
  found.set('long_month', name('long')).set('monthname', name('long').toLowerCase())
  if (day === undefined) return found
  const ordinal = String(dayOfYear(year, month, day))
  found.set('day', day).set('i_day', bare(day)).set('y_day', ordinal.padStart(3, '0')).set('yearday', ordinal)
  return found.set('hour', hour).set('minute', minute).set('second', second)
}
