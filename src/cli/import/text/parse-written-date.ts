import { isPartialDate, type PartialDate } from '../../../model/partial-date.ts'
import { isWeekday, monthNumber } from './month-names.ts'

/** Offsets that an abbreviation names without doubt in a newsroom's files. */
const zones = new Map(
  Object.entries({
    ...{ Z: 'Z', UTC: 'Z', GMT: 'Z', CET: '+01:00', CEST: '+02:00' },
    ...{ EST: '-05:00', EDT: '-04:00', HNE: '-05:00', HAE: '-04:00' },
    ...{ CST: '-06:00', CDT: '-05:00', MST: '-07:00', MDT: '-06:00', PST: '-08:00', PDT: '-07:00' },
  }),
)

const numeric = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:(?:\s+|T)(.+))?$/i
const clock = /^(\d{1,2})(?::|h|\s?h\s?)(\d\d)?(?::(\d\d)(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(.*)$/i
const offset = /^(?:UTC|GMT)?([+-])(\d\d):?(\d\d)(?:\s*\([A-Z]+\))?$/

const two = (digits: string) => digits.padStart(2, '0')

function zoneOf(text: string): string | null {
  const found = offset.exec(text)
  if (found) return `${found[1]}${found[2]}:${found[3]}`
  return text === '' ? '' : (zones.get(text.replace(/[()]/g, '')) ?? null)
}

/** `THH:MM…`; empty for no text, `null` for one that is no time of day. */
function timeOf(text: string): string | null {
  if (text === '') return ''
  const [, hour = '', minute, second, half, rest = ''] = clock.exec(text) ?? []
  const zone = zoneOf(rest)
  if (hour === '' || zone === null || (minute === undefined && half === undefined && !/h/i.test(text)))
    return null
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)
  return `T${two(String(hours))}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}${zone}`
}

function assemble(parts: readonly (string | undefined)[], time: string): PartialDate | null {
  const day = parts
    .filter((part) => part !== undefined)
    .map(two)
    .join('-')
  const clockTime = timeOf(time.trim())
  const date = clockTime === null ? '' : `${day}${clockTime}`
  return isPartialDate(date) ? date : null
}

/** `08/04/2016` and `8.4.2016`: the day comes first, but for an American the month may. */
function slashed(text: string, language: string): PartialDate | null {
  const found = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:,?\s+(?:à|a las|at|um|-)?\s*(.+))?$/i.exec(text)
  if (!found) return null
  const [, first = '', , second = '', year, time = ''] = found
  const american = language.startsWith('en')
  if (american && Number(second) > 12) return assemble([year, first, second], time)
  return american && Number(first) <= 12 ? null : assemble([year, second, first], time)
}

const dayFirst =
  /^(\d{1,2})(?:er|st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?:,?\s+(?:(?:à|a las|às|at|um|om|alle|-|–|\|)\s+)?(.+))?$/iu
const monthFirst =
  /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:(?:at|-|–|\|)\s+)?(.+))?$/iu

/** `vendredi 8 avril 2016 à 10h30`, `April 8, 2016`, `Fri, 08 Apr 2016 10:00:00 -0400` (RFC 5322). */
function inWords(text: string): PartialDate | null {
  const [, weekday = '', rest = ''] = /^(?:(\p{L}{2,12}(?:-feira)?)\.?,?\s+)?(.*)$/u.exec(text) ?? []
  const words = isWeekday(weekday) ? rest : text
  const [, day, month = '', year, time = ''] = dayFirst.exec(words) ?? []
  if (year !== undefined) return assemble([year, monthNumber(month) ?? '', day], time)
  const [, name = '', date, ofYear, clockTime = ''] = monthFirst.exec(words) ?? []
  return ofYear === undefined ? null : assemble([ofYear, monthNumber(name) ?? '', date], clockTime)
}

/**
 * A date as a person or a program wrote it, to the precision that it has; `null` when the text is anything but one
 * date. `language` decides what `08/04/2016` means; where it cannot, the text is no date.
 */
export function parseWrittenDate(text: string, language: string): PartialDate | null {
  const line = text.trim()
  if (line.length > 64) return null
  const [, year, month, day, time = ''] = numeric.exec(line) ?? []
  if (year !== undefined) return assemble([year, month, day], time)
  if (/^\d{4}$/.test(line)) return isPartialDate(line) ? line : null
  return slashed(line, language) ?? inWords(line)
}
