import { calendarParts, type PartialDate, precision } from '../model/partial-date.ts'

const styles = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  time: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

/** Building an `Intl.DateTimeFormat` costs a hundred times its use. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(language: string, style: keyof typeof styles, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${style} ${timeZone}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(language, { ...styles[style], timeZone })
    if (formats.size < 256) formats.set(key, format)
  }
  return format
}

/** The date in the language's words, to its own precision; a time with an offset is told in `timeZone`. */
export function dateInWords(date: PartialDate, language: string, timeZone: string): string {
  const known = precision(date)
  if (known === 'minute' || known === 'second') {
    const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(date)
    return formatFor(language, 'time', zoned ? timeZone : 'UTC').format(new Date(zoned ? date : `${date}Z`))
  }
  const [year = '', month = '01', day = '01'] = calendarParts(date)
  return formatFor(language, known, 'UTC').format(new Date(`${year}-${month}-${day}T00:00:00Z`))
}
