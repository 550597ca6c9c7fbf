import type { ZoneOffset } from '../../../model/local-time.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import type { ArticleSummary } from './article-summary.ts'

const [minuteMs, hourMs] = [60_000, 3_600_000]

/** Returns the offset of a zone's clock from UTC at an instant, in milliseconds. */
type ZoneClock = (instant: number) => number

function createZoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return (instant) => {
    const offsetName = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(offsetName) ?? []
    return (Number(hours) * hourMs + Number(minutes) * minuteMs) * (sign === '-' ? -1 : 1)
  }
}

/** Formats an offset, in milliseconds, as in ISO 8601: `-05:00`. */
function formatOffset(offset: number): string {
  const absoluteOffset = Math.abs(offset)
  const twoDigits = (count: number) => String(Math.floor(count)).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${twoDigits(absoluteOffset / hourMs)}:${twoDigits((absoluteOffset % hourMs) / minuteMs)}`
}

/** Finds the minute in which a clock changes, between two instants at which it has different offsets. */
function findClockChange(clock: ZoneClock, before: number, after: number): number {
  let [earlier, later] = [before, after]
  while (later - earlier > minuteMs) {
    const middle = earlier + Math.floor((later - earlier) / 2 / minuteMs) * minuteMs
    if (clock(middle) === clock(before)) earlier = middle
    else later = middle
  }
  return later
}

const isTimeWithoutOffset = (date: PartialDate | null): date is PartialDate =>
  date !== null && date.length > 10 && !/(?:Z|[+-]\d\d:\d\d)$/.test(date)

/** Returns the first and last year of the articles' times without an offset; `null` when there are none. */
function findYears(articles: readonly ArticleSummary[]): [first: number, last: number] | null {
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (const { listing, corrections } of articles)
    for (const date of [
      listing.published,
      listing.modified,
      ...corrections.map(({ published }) => published),
    ])
      if (isTimeWithoutOffset(date)) {
        const year = Number(date.slice(0, 4))
        first = Math.min(first, year)
        last = Math.max(last, year)
      }
  return last === 0 ? null : [first, last]
}

/** Milliseconds between the instants that are compared: no clock changes twice within a week. */
const stepMs = 7 * 24 * hourMs

/**
 * Lists a time zone's offsets from UTC in the years in which articles have a time without an offset, so that the Worker can
 * compute the instants of those times without `Intl`. Empty if there are none.
 */
export function listZoneOffsets(timeZone: string, articles: readonly ArticleSummary[]): ZoneOffset[] {
  const years = findYears(articles)
  if (years === null) return []
  const clock = createZoneClock(timeZone)
  const [startInstant, endInstant] = [Date.UTC(years[0], 0, 1), Date.UTC(years[1] + 1, 0, 1)]
  const offsets = [{ from: '', offset: formatOffset(clock(startInstant)) }]
  for (let instant = startInstant; instant < endInstant; instant += stepMs) {
    const [offsetBefore, offsetAfter] = [clock(instant), clock(instant + stepMs)]
    if (offsetBefore === offsetAfter) continue
    const changeInstant = findClockChange(clock, instant, instant + stepMs)
    const from = new Date(changeInstant + Math.max(offsetBefore, offsetAfter)).toISOString().slice(0, 19)
    offsets.push({ from, offset: formatOffset(offsetAfter) })
  }
  return offsets
}
