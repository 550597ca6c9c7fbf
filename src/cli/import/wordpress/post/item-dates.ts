import type { ArticleFields } from '../../../../model/article.ts'
import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'
import { toMonthNumber } from '../../text/month-names.ts'
import { dateFromUrl } from '../../urls/date-from-url.ts'
import { findItemText, type WxrItem } from '../wxr/wxr-item.ts'

/**
 * Converts `2016-04-08 10:05:00` to `2016-04-08T10:05:00`. Returns `null` for `0000-00-00 00:00:00` and any
 * other text.
 */
function parseSqlTime(sqlTime: string): PartialDate | null {
  const isoTime = sqlTime.replace(' ', 'T')
  return isoTime.length === 19 && isPartialDate(isoTime) ? isoTime : null
}

/** Formats an offset in minutes, such as -240, as `-04:00`. */
function formatUtcOffset(offsetMinutes: number): string {
  const [hours, minutesPart] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60]
  return `${offsetMinutes < 0 ? '-' : '+'}${[hours, minutesPart].map((part) => String(part).padStart(2, '0')).join(':')}`
}

/**
 * Combines the local time and the UTC time that WordPress stores into a local time with its UTC offset.
 * Returns only the local time if the UTC time is missing or if no time zone has such an offset. Returns the
 * UTC time if the local time is missing, and `null` if both are.
 */
export function combineLocalAndUtcTime(localSqlTime: string, utcSqlTime: string): PartialDate | null {
  const [localTime, utcTime] = [parseSqlTime(localSqlTime), parseSqlTime(utcSqlTime)]
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
  return localTime + (roundedOffsetMinutes === 0 ? 'Z' : formatUtcOffset(roundedOffsetMinutes))
}

/**
 * Parses an RSS date (RFC 822 §5, with a four-digit year), such as `Fri, 08 Apr 2016 14:05:00 +0000`. Returns
 * `null` for any other text.
 */
export function parseRssDate(rssDate: string): PartialDate | null {
  const match = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) (?:([+-]\d\d)(\d\d)|GMT|UTC?|Z)$/.exec(
    rssDate,
  )
  if (!match) return null
  const [, day = '', month = '', year, time, offsetHours, offsetMinutes] = match
  const utcOffset =
    offsetHours === undefined || Number(offsetHours) + Number(offsetMinutes) === 0
      ? 'Z'
      : `${offsetHours}:${offsetMinutes}`
  const monthNumber = (toMonthNumber(month) ?? '').padStart(2, '0')
  const isoTime = `${year}-${monthNumber}-${day.padStart(2, '0')}T${time}${utcOffset}`
  return isPartialDate(isoTime) ? isoTime : null
}

/**
 * Finds the dates on which an item was published and modified. Falls back to the item's `pubDate`, then to
 * the date in its URL, if it has no publication date of its own. `provenance` states which of these was used.
 */
export function findItemDates(
  item: WxrItem,
  url: string | null,
): Pick<ArticleFields, 'published' | 'modified' | 'provenance'> {
  const readZonedTime = (elementSuffix: string) =>
    combineLocalAndUtcTime(
      findItemText(item, `wp:${elementSuffix}`),
      findItemText(item, `wp:${elementSuffix}_gmt`),
    )
  const modifiedTime = readZonedTime('post_modified')
  const publishedTime = readZonedTime('post_date')
  if (publishedTime !== null) return { published: publishedTime, modified: modifiedTime, provenance: {} }
  const feedDate = parseRssDate(findItemText(item, 'pubDate'))
  if (feedDate !== null)
    return { published: feedDate, modified: modifiedTime, provenance: { published: 'pubDate' } }
  const dateInUrl = url === null ? null : dateFromUrl(url)
  return {
    published: dateInUrl,
    modified: modifiedTime,
    provenance: dateInUrl === null ? {} : { published: 'url' },
  }
}
