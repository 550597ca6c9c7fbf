import { isPartialDate, type PartialDate } from '../../../model/partial-date.ts'
import { replaceInflectedMonths } from './english-month.ts'
import { isWeekday, toMonthNumber } from './month-names.ts'

/** Offsets of unambiguous time-zone abbreviations. */
const offsetByZone = new Map(
  Object.entries({
    Z: 'Z',
    UTC: 'Z',
    GMT: 'Z',
    CET: '+01:00',
    CEST: '+02:00',
    EST: '-05:00',
    EDT: '-04:00',
    HNE: '-05:00',
    HAE: '-04:00',
    CST: '-06:00',
    CDT: '-05:00',
    MST: '-07:00',
    MDT: '-06:00',
    PST: '-08:00',
    PDT: '-07:00',
  }),
)

const numericDatePattern = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:(?:\s+|T)(.+))?$/i
/** `10:30`, `10h30`, `10 h`, `2 PM`, `14 Uhr`. */
const clockPattern =
  /^(\d{1,2})(?:(?::|\s?h(?!r)\s?)(\d\d)?(?::(\d\d)(?:[.,]\d+)?)?)?\s*([ap]\.?m\.?|uhr)?\s*(.*)$/i
const offsetPattern = /^(?:UTC|GMT)?([+-])(\d\d):?(\d\d)(?:\s*\([A-Z]+\))?$/

const padToTwoDigits = (digits: string) => digits.padStart(2, '0')

function toIsoOffset(text: string): string | null {
  const match = offsetPattern.exec(text)
  if (match) return `${match[1]}${match[2]}:${match[3]}`
  return text === '' ? '' : (offsetByZone.get(text.replace(/[()]/g, '')) ?? null)
}

/** Formats a time of day as `THH:MM…`; empty for an empty text, `null` for any other text. */
function toIsoTime(text: string): string | null {
  if (text === '') return ''
  const [, hour = '', minute, second, halfOfDay, rest = ''] = clockPattern.exec(text) ?? []
  const zone = toIsoOffset(rest)
  if (hour === '' || zone === null || (minute === undefined && halfOfDay === undefined && !/h/i.test(text)))
    return null
  const isTwelveHours = halfOfDay !== undefined && !/^uhr/i.test(halfOfDay) && Number(hour) < 24
  const hours = isTwelveHours ? (Number(hour) % 12) + (/^p/i.test(halfOfDay) ? 12 : 0) : Number(hour)
  return `T${padToTwoDigits(String(hours))}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}${zone}`
}

function assembleDate(parts: readonly (string | undefined)[], time: string): PartialDate | null {
  const day = parts
    .filter((part) => part !== undefined)
    .map(padToTwoDigits)
    .join('-')
  const clockTime = toIsoTime(time.trim())
  const date = clockTime === null ? '' : `${day}${clockTime}`
  return isPartialDate(date) ? date : null
}

/** Parses `08/04/2016` and `8.4.2016`: day first, except that American English can put the month first. */
function parseNumericDate(text: string, language: string): PartialDate | null {
  const match = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:,?\s+(?:à|a las|at|um|-|\|)?\s*(.+))?$/i.exec(text)
  if (!match) return null
  const [, first = '', , second = '', year, time = ''] = match
  const american = language.startsWith('en')
  if (american && Number(second) > 12) return assembleDate([year, first, second], time)
  return american && Number(first) <= 12 ? null : assembleDate([year, second, first], time)
}

const dayFirstPattern =
  /^(\d{1,2})(?:er|st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?:,?\s+(?:(?:à|a las|às|at|um|om|alle|-|–|\|)\s+)?(.+))?$/iu
const monthFirstPattern =
  /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:(?:at|-|–|\|)\s+)?(.+))?$/iu

/** Parses `vendredi 8 avril 2016 à 10h30`, `April 8, 2016`, `Fri, 08 Apr 2016 10:00:00 -0400` (RFC 5322). */
function parseDateInWords(text: string): PartialDate | null {
  const [, weekday = '', rest = ''] = /^(?:(\p{L}{2,12}(?:-feira)?)\.?,?\s+)?(.*)$/u.exec(text) ?? []
  const textWithoutWeekday = isWeekday(weekday) ? rest : text
  const [, day, month = '', year, time = ''] = dayFirstPattern.exec(textWithoutWeekday) ?? []
  if (year !== undefined) return assembleDate([year, toMonthNumber(month) ?? '', day], time)
  const [, name = '', date, ofYear, clockTime = ''] = monthFirstPattern.exec(textWithoutWeekday) ?? []
  return ofYear === undefined ? null : assembleDate([ofYear, toMonthNumber(name) ?? '', date], clockTime)
}

/** Only texts that match are compared with inflected names of months, which take 50 ms to load. */
const yearInWordsPattern = /\p{L}{3}.*\d{4}/u

/**
 * Parses a date as people or programs write it, keeping its precision; `null` for a text that is more or less than one
 * date. `language` decides the meaning of `08/04/2016`; where it cannot, the result is `null`.
 */
export function parseWrittenDate(text: string, language: string): PartialDate | null {
  const line = text.trim()
  if (line.length > 64) return null
  const [, year, month, day, time = ''] = numericDatePattern.exec(line) ?? []
  if (year !== undefined) return assembleDate([year, month, day], time)
  if (/^\d{4}$/.test(line)) return isPartialDate(line) ? line : null
  const date = parseNumericDate(line, language) ?? parseDateInWords(line)
  return date ?? (yearInWordsPattern.test(line) ? parseDateInWords(replaceInflectedMonths(line)) : null)
}
