import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'
import { parseWrittenDate } from '../../text/parse-written-date.ts'

const compactDatePattern = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/
const ideographDatePattern =
  /^(\d{4})\s*[年년.]\s*(\d{1,2})\s*[月월.]\s*(\d{1,2})\s*[日일.]?(?:\s*[^\d\s]{0,3}\s*(\d{1,2})[:時시](\d{1,2}))?/
const epochPattern = /^\d{10}(?:\d{3})?$/

const padToTwoDigits = (digits: string) => digits.padStart(2, '0')

/** Converts `20160509` or `20160509T100500Z` to ISO 8601 with separators. Returns `null` for any other text. */
function isoFromCompactDate(text: string): string | null {
  const [, year, month, day, hour, minute, second, zone = ''] = compactDatePattern.exec(text) ?? []
  if (year === undefined) return null
  const offset = zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')
  const time =
    hour === undefined ? '' : `T${hour}:${minute}${second === undefined ? '' : `:${second}`}${offset}`
  return `${year}-${month}-${day}${time}`
}

/** Converts a Japanese, Chinese or Korean date to ISO 8601. Returns `null` for any other text. */
function isoFromIdeographDate(text: string): string | null {
  const [, year, month = '', day = '', hour, minute = ''] = ideographDatePattern.exec(text) ?? []
  if (year === undefined) return null
  const time = hour === undefined ? '' : `T${padToTwoDigits(hour)}:${padToTwoDigits(minute)}`
  return `${year}-${padToTwoDigits(month)}-${padToTwoDigits(day)}${time}`
}

/** Converts seconds or milliseconds since 1970 to ISO 8601. Returns `null` for any other text. */
function isoFromEpoch(text: string): string | null {
  if (!epochPattern.test(text)) return null
  const date = new Date(Number(text) * (text.length === 10 ? 1000 : 1))
  return `${date.toISOString().slice(0, 19)}Z`
}

/** True for the dates that programs write when a date is missing. */
const isPlaceholderDate = (date: string) =>
  /^(?:000|1970-01-01T00:00:00|1969-12-31T\d\d:00:00)/.test(date) ||
  (date.length > 10 && Date.parse(date) === 0)

/**
 * Rewrites date formats that `parseWrittenDate` does not accept: a zone name after the offset (`GMT-0400 (Eastern
 * Daylight Time)`), fractions of a second, an offset in hours, `a.m.`, a comma after the day.
 */
const normaliseDateText = (text: string) =>
  text
    .replace(/\s*\((?:\p{L}|[ ])+\)\s*$/u, '')
    .replace(/(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*([+-]\d\d)$/, '$1$2:00')
    .replace(/(\dT\d\d:\d\d:\d\d):\d+/, '$1')
    .replace(/([ap])\.m\./gi, '$1m')
    .replace(/^(\d{1,2}),\s+/, '$1 ')

/** Maximum length of a date, in characters. */
const maxDateLength = 200

/**
 * Parses a date from a page's metadata or text, at the date's own precision: ISO 8601 in its variants, RFC 5322,
 * seconds or milliseconds since 1970, Japanese, Chinese and Korean dates, and anything else that `parseWrittenDate`
 * accepts. Returns `null` for any other text and for placeholders that stand for a missing date.
 */
export function parseAnyDate(text: string, language: string): PartialDate | null {
  if (text.length > maxDateLength) return null
  const line = text.trim()
  const isoDate = [isoFromCompactDate(line), isoFromIdeographDate(line), isoFromEpoch(line)]
    .filter((date) => date !== null)
    .find(isPartialDate)
  const dateText = normaliseDateText(line)
  // Dates with dots put the day first in every language. With slashes, the order depends on the language.
  const dayOrderLanguage = /^\d{1,2}\.\d{1,2}\.\d{4}/.test(dateText) ? 'de' : language
  const date = isoDate ?? parseWrittenDate(dateText, dayOrderLanguage)
  return date === null || isPlaceholderDate(date) ? null : date
}
