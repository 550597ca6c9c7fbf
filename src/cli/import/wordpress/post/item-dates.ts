import type { ArticleFields } from '../../../../model/article.ts'
import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'
import { toMonthNumber } from '../../text/month-names.ts'
import { dateFromUrl } from '../../urls/date-from-url.ts'
import { findItemText, type WxrItem } from '../wxr/wxr-item.ts'

/** Parses `2016-04-08 10:05:00` as `2016-04-08T10:05:00`; `null` for `0000-00-00 00:00:00` and for other texts. */
function parseSqlTime(text: string): PartialDate | null {
  const date = text.replace(' ', 'T')
  return date.length === 19 && isPartialDate(date) ? date : null
}

/** Formats minutes as `-04:00`. */
function formatOffset(minutes: number): string {
  const [hours, minutesPart] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${[hours, minutesPart].map((part) => String(part).padStart(2, '0')).join(':')}`
}

/**
 * Combines the two times that WordPress stores, local and UTC. Their difference is the offset; if no time zone has that
 * offset, the clock time stands alone.
 */
export function toZonedTime(localClock: string, utcClock: string): PartialDate | null {
  const [localTime, utcTime] = [parseSqlTime(localClock), parseSqlTime(utcClock)]
  if (utcTime === null) return localTime
  if (localTime === null) return `${utcTime}Z`
  const offsetMinutes = (Date.parse(`${localTime}Z`) - Date.parse(`${utcTime}Z`)) / 60_000
  const roundedOffsetMinutes = Math.round(offsetMinutes / 15) * 15
  // The two clocks may have been read a moment apart.
  if (
    Math.abs(offsetMinutes - roundedOffsetMinutes) > 1 ||
    roundedOffsetMinutes < -12 * 60 ||
    roundedOffsetMinutes > 14 * 60
  )
    return localTime
  return localTime + (roundedOffsetMinutes === 0 ? 'Z' : formatOffset(roundedOffsetMinutes))
}

/** Parses a date of RSS (RFC 822 §5, with four digits for the year), such as `Fri, 08 Apr 2016 14:05:00 +0000`. */
export function parseRssDate(text: string): PartialDate | null {
  const match = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) (?:([+-]\d\d)(\d\d)|GMT|UTC?|Z)$/.exec(
    text,
  )
  if (!match) return null
  const [, day = '', month = '', year, time, hours, minutes] = match
  const zone = hours === undefined || Number(hours) + Number(minutes) === 0 ? 'Z' : `${hours}:${minutes}`
  const number = (toMonthNumber(month) ?? '').padStart(2, '0')
  const date = `${year}-${number}-${day.padStart(2, '0')}T${time}${zone}`
  return isPartialDate(date) ? date : null
}

/** Finds the dates of an item: its own, otherwise the feed's, otherwise the one in its URL. */
export function findItemDates(
  item: WxrItem,
  url: string | null,
): Pick<ArticleFields, 'published' | 'modified' | 'provenance'> {
  const readTime = (name: string) =>
    toZonedTime(findItemText(item, `wp:${name}`), findItemText(item, `wp:${name}_gmt`))
  const modified = readTime('post_modified')
  const publishedTime = readTime('post_date')
  if (publishedTime !== null) return { published: publishedTime, modified, provenance: {} }
  const feedDate = parseRssDate(findItemText(item, 'pubDate'))
  if (feedDate !== null) return { published: feedDate, modified, provenance: { published: 'pubDate' } }
  const dateInUrl = url === null ? null : dateFromUrl(url)
  return { published: dateInUrl, modified, provenance: dateInUrl === null ? {} : { published: 'url' } }
}
