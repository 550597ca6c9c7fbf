import type { ZoneOffset } from '../../../model/local-time.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import type { ArticleSummary } from './article-summary.ts'

const [minuteMs, hourMs] = [60_000, 3_600_000]

/** Returns a time zone's offset from UTC at an instant, both in milliseconds. */
type GetUtcOffset = (instant: number) => number

function createUtcOffsetGetter(timeZone: string): GetUtcOffset {
  const zoneFormat = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return (instant) => {
    const offsetName =
      zoneFormat.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(offsetName) ?? []
    return (Number(hours) * hourMs + Number(minutes) * minuteMs) * (sign === '-' ? -1 : 1)
  }
}

/** Formats an offset, in milliseconds, as in ISO 8601: `-05:00`. */
function formatOffset(offsetMs: number): string {
  const absoluteOffsetMs = Math.abs(offsetMs)
  const padToTwoDigits = (count: number) => String(Math.floor(count)).padStart(2, '0')
  return `${offsetMs < 0 ? '-' : '+'}${padToTwoDigits(absoluteOffsetMs / hourMs)}:${padToTwoDigits((absoluteOffsetMs % hourMs) / minuteMs)}`
}

/**
 * Finds the instant, to the minute, at which a zone's offset changes between two instants. Their offsets must differ.
 */
function findClockChange(getUtcOffset: GetUtcOffset, instantBefore: number, instantAfter: number): number {
  let [earlierInstant, laterInstant] = [instantBefore, instantAfter]
  while (laterInstant - earlierInstant > minuteMs) {
    const middleInstant =
      earlierInstant + Math.floor((laterInstant - earlierInstant) / 2 / minuteMs) * minuteMs
    if (getUtcOffset(middleInstant) === getUtcOffset(instantBefore)) earlierInstant = middleInstant
    else laterInstant = middleInstant
  }
  return laterInstant
}

const isTimeWithoutOffset = (date: PartialDate | null): date is PartialDate =>
  date !== null && date.length > 10 && !/(?:Z|[+-]\d\d:\d\d)$/.test(date)

/** Returns the first and last year of the articles' times without an offset; `null` if there are no such times. */
function findYearsOfLocalTimes(articles: readonly ArticleSummary[]): [first: number, last: number] | null {
  let [firstYear, lastYear] = [Number.POSITIVE_INFINITY, 0]
  for (const { listing, corrections } of articles)
    for (const date of [
      listing.published,
      listing.modified,
      ...corrections.map(({ published }) => published),
    ])
      if (isTimeWithoutOffset(date)) {
        const year = Number(date.slice(0, 4))
        firstYear = Math.min(firstYear, year)
        lastYear = Math.max(lastYear, year)
      }
  return lastYear === 0 ? null : [firstYear, lastYear]
}

/** Interval in milliseconds between compared instants. No zone changes its offset twice within a week. */
const stepMs = 7 * 24 * hourMs

/**
 * Lists a time zone's offsets from UTC in the years in which articles have times without an offset. With this list,
 * the Worker can compute the instants of such times without `Intl`. The list is empty if there are no such times.
 */
export function listZoneOffsets(timeZone: string, articles: readonly ArticleSummary[]): ZoneOffset[] {
  const yearRange = findYearsOfLocalTimes(articles)
  if (yearRange === null) return []
  const getUtcOffset = createUtcOffsetGetter(timeZone)
  const [startInstant, endInstant] = [Date.UTC(yearRange[0], 0, 1), Date.UTC(yearRange[1] + 1, 0, 1)]
  const offsets = [{ from: '', offset: formatOffset(getUtcOffset(startInstant)) }]
  for (let instant = startInstant; instant < endInstant; instant += stepMs) {
    const [offsetBeforeMs, offsetAfterMs] = [getUtcOffset(instant), getUtcOffset(instant + stepMs)]
    if (offsetBeforeMs === offsetAfterMs) continue
    const changeInstant = findClockChange(getUtcOffset, instant, instant + stepMs)
    const localTime = new Date(changeInstant + Math.max(offsetBeforeMs, offsetAfterMs))
      .toISOString()
      .slice(0, 19)
    offsets.push({ from: localTime, offset: formatOffset(offsetAfterMs) })
  }
  return offsets
}
