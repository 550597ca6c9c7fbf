import { isPartialDate, type PartialDate } from '../../../model/partial-date.ts'
import { replaceInflectedMonths } from './english-month.ts'
import { isWeekdayName, toMonthNumber } from './month-names.ts'

/** Offsets of unambiguous time-zone abbreviations. */
const utcOffsetByZoneName = new Map(
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

const yearFirstDatePattern = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:(?:\s+|T)(.+))?$/i
/** Matches `10:30`, `10h30`, `10 h`, `2 PM`, `14 Uhr`. */
const timeOfDayPattern =
  /^(\d{1,2})(?:(?::|\s?h(?!r)\s?)(\d\d)?(?::(\d\d)(?:[.,]\d+)?)?)?\s*([ap]\.?m\.?|uhr)?\s*(.*)$/i
const utcOffsetPattern = /^(?:UTC|GMT)?([+-])(\d\d):?(\d\d)(?:\s*\([A-Z]+\))?$/

const padToTwoDigits = (digits: string) => digits.padStart(2, '0')

function toIsoOffset(text: string): string | null {
  const match = utcOffsetPattern.exec(text)
  if (match) return `${match[1]}${match[2]}:${match[3]}`
  return text === '' ? '' : (utcOffsetByZoneName.get(text.replace(/[()]/g, '')) ?? null)
}

/** Converts a time of day to `THH:MM…`. Returns an empty string for empty text, and `null` for any other text. */
function toIsoTime(text: string): string | null {
  if (text === '') return ''
  const [, hour = '', minute, second, halfOfDay, zoneText = ''] = timeOfDayPattern.exec(text) ?? []
  const isoOffset = toIsoOffset(zoneText)
  if (
    hour === '' ||
    isoOffset === null ||
    (minute === undefined && halfOfDay === undefined && !/h/i.test(text))
  )
    return null
  const isTwelveHourClock = halfOfDay !== undefined && !/^uhr/i.test(halfOfDay) && Number(hour) < 24
  const hourOfDay = isTwelveHourClock ? (Number(hour) % 12) + (/^p/i.test(halfOfDay) ? 12 : 0) : Number(hour)
  return `T${padToTwoDigits(String(hourOfDay))}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}${isoOffset}`
}

function assembleDate(dateParts: readonly (string | undefined)[], timeText: string): PartialDate | null {
  const isoDay = dateParts
    .filter((part) => part !== undefined)
    .map(padToTwoDigits)
    .join('-')
  const isoTime = toIsoTime(timeText.trim())
  const date = isoTime === null ? '' : `${isoDay}${isoTime}`
  return isPartialDate(date) ? date : null
}

/**
 * Parses `08/04/2016` and `8.4.2016`, day first. American English can put the month first, so an ambiguous date in
 * English is `null`.
 */
function parseNumericDate(text: string, language: string): PartialDate | null {
  const match = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:,?\s+(?:à|a las|at|um|-|\|)?\s*(.+))?$/i.exec(text)
  if (!match) return null
  const [, firstNumber = '', , secondNumber = '', year, timeText = ''] = match
  const isEnglish = language.startsWith('en')
  if (isEnglish && Number(secondNumber) > 12) return assembleDate([year, firstNumber, secondNumber], timeText)
  return isEnglish && Number(firstNumber) <= 12
    ? null
    : assembleDate([year, secondNumber, firstNumber], timeText)
}

const dayFirstPattern =
  /^(\d{1,2})(?:er|st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?:,?\s+(?:(?:à|a las|às|at|um|om|alle|-|–|\|)\s+)?(.+))?$/iu
const monthFirstPattern =
  /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:(?:at|-|–|\|)\s+)?(.+))?$/iu

/** Parses `vendredi 8 avril 2016 à 10h30`, `April 8, 2016`, `Fri, 08 Apr 2016 10:00:00 -0400` (RFC 5322). */
function parseDateInWords(text: string): PartialDate | null {
  const [, firstWord = '', textAfterFirstWord = ''] =
    /^(?:(\p{L}{2,12}(?:-feira)?)\.?,?\s+)?(.*)$/u.exec(text) ?? []
  const textWithoutWeekday = isWeekdayName(firstWord) ? textAfterFirstWord : text
  const [, day, month = '', year, timeText = ''] = dayFirstPattern.exec(textWithoutWeekday) ?? []
  if (year !== undefined) return assembleDate([year, toMonthNumber(month) ?? '', day], timeText)
  const [, monthName = '', dayAfterMonth, yearAfterMonth, timeAfterYear = ''] =
    monthFirstPattern.exec(textWithoutWeekday) ?? []
  return yearAfterMonth === undefined
    ? null
    : assembleDate([yearAfterMonth, toMonthNumber(monthName) ?? '', dayAfterMonth], timeAfterYear)
}

/** Only text that matches is compared with inflected month names, which take 50 ms to load. */
const wordAndYearPattern = /\p{L}{3}.*\d{4}/u

/**
 * Parses a date as people or programs write it, to the precision stated. `language` determines the meaning of
 * `08/04/2016`. Returns `null` if the meaning stays ambiguous, or if the text is not exactly one date.
 */
export function parseWrittenDate(text: string, language: string): PartialDate | null {
  const line = text.trim()
  if (line.length > 64) return null
  const [, year, month, day, timeText = ''] = yearFirstDatePattern.exec(line) ?? []
  if (year !== undefined) return assembleDate([year, month, day], timeText)
  if (/^\d{4}$/.test(line)) return isPartialDate(line) ? line : null
  const date = parseNumericDate(line, language) ?? parseDateInWords(line)
  return date ?? (wordAndYearPattern.test(line) ? parseDateInWords(replaceInflectedMonths(line)) : null)
}
