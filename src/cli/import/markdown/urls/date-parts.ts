import type { PartialDate } from '../../../../model/partial-date.ts'

const datePartsPattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** Converts a moment to local time in a time zone; returns it unchanged if the zone is unknown. */
function toLocalTime(date: PartialDate, timeZone: string): PartialDate {
  try {
    const formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    return formatter.format(new Date(date)).replace(' ', 'T')
  } catch {
    return date
  }
}

const computeDayOfYear = (year: string, month: string, day: string) =>
  Math.round((Date.parse(`${year}-${month}-${day}`) - Date.parse(`${year}-01-01`)) / 86_400_000) + 1

/** Returns the ISO 8601 week and its year, which are those of the week's Thursday. */
function computeIsoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date)
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1 }
}

/** Lists the placeholders for weekday and week, with their values. */
function listWeekPlaceholders(date: Date): [string, string][] {
  const formatWeekday = (weekday: 'long' | 'short') =>
    new Intl.DateTimeFormat('en', { weekday, timeZone: 'UTC' }).format(date)
  const { year, week } = computeIsoWeek(date)
  const weekdayNumber = date.getUTCDay()
  return [
    ['week', String(week).padStart(2, '0')],
    ['w_year', String(year)],
    ['w_day', String(weekdayNumber || 7)],
    ['short_day', formatWeekday('short')],
    ['long_day', formatWeekday('long')],
    ['weekday', String(weekdayNumber)],
    ['weekdayname', formatWeekday('long').toLowerCase()],
    ['Mon', formatWeekday('short')],
    ['Monday', formatWeekday('long')],
  ]
}

/** Go's date layouts, which Hugo uses as placeholders, and the equivalent placeholders. */
const goLayoutPlaceholderPairs: [string, string][] = [
  ['2006', 'year'],
  ['06', 'short_year'],
  ['01', 'month'],
  ['1', 'i_month'],
  ['Jan', 'short_month'],
  ['January', 'long_month'],
  ['02', 'day'],
  ['2', 'i_day'],
  ['002', 'y_day'],
  ['15', 'hour'],
  ['04', 'minute'],
  ['05', 'second'],
]

const listGoLayoutValues = (valueByPlaceholder: ReadonlyMap<string, string>): [string, string][] =>
  goLayoutPlaceholderPairs.flatMap(([layout, placeholder]): [string, string][] => {
    const value = valueByPlaceholder.get(placeholder)
    return value === undefined ? [] : [[layout, value]]
  })

const removeLeadingZero = (digits: string) => String(Number(digits))

/**
 * Returns the values of permalink placeholders for dates, by their names in Jekyll and Hugo. Omits the parts that the
 * date lacks.
 */
export function formatDatePlaceholders(
  date: PartialDate | null,
  timeZone: string | null,
): Map<string, string> {
  const dateParts = formatDateParts(date, timeZone)
  return new Map([...dateParts, ...listGoLayoutValues(dateParts)])
}

function formatDateParts(date: PartialDate | null, timeZone: string | null): Map<string, string> {
  const valueByPlaceholder = new Map<string, string>()
  const hasZone = date !== null && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(date)
  const localTime = date !== null && hasZone && timeZone !== null ? toLocalTime(date, timeZone) : (date ?? '')
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    datePartsPattern.exec(localTime) ?? []
  if (year !== undefined) valueByPlaceholder.set('year', year).set('short_year', year.slice(2))
  if (year === undefined || month === undefined) return valueByPlaceholder
  const formatMonth = (style: 'long' | 'short') =>
    new Intl.DateTimeFormat('en', { month: style, timeZone: 'UTC' }).format(new Date(`${year}-${month}-01`))
  valueByPlaceholder
    .set('month', month)
    .set('i_month', removeLeadingZero(month))
    .set('short_month', formatMonth('short'))
  valueByPlaceholder
    .set('long_month', formatMonth('long'))
    .set('monthname', formatMonth('long').toLowerCase())
  if (day === undefined) return valueByPlaceholder
  const dayOfYear = String(computeDayOfYear(year, month, day))
  valueByPlaceholder
    .set('day', day)
    .set('i_day', removeLeadingZero(day))
    .set('y_day', dayOfYear.padStart(3, '0'))
    .set('yearday', dayOfYear)
  for (const [placeholder, value] of listWeekPlaceholders(new Date(`${year}-${month}-${day}`)))
    valueByPlaceholder.set(placeholder, value)
  return valueByPlaceholder.set('hour', hour).set('minute', minute).set('second', second)
}
