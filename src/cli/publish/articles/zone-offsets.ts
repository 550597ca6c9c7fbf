import type { PartialDate } from '../../../model/partial-date.ts'
import type { ZoneOffset } from '../../../model/zone-offsets.ts'
import type { ArticleSummary } from './article-summary.ts'

const [minute, hour] = [60_000, 3_600_000]

/** Reads the difference of a zone's clock from universal time, in milliseconds, to the minute. */
function clockOf(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return (instant) => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
    return (Number(hours) * hour + Number(minutes) * minute) * (sign === '-' ? -1 : 1)
  }
}

function inWords(offset: number): string {
  const size = Math.abs(offset)
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(size / hour)}:${two((size % hour) / minute)}`
}

/** The minute at which a clock is moved, between two instants at which it differs. */
function momentBetween(clock: (instant: number) => number, before: number, after: number): number {
  let [early, late] = [before, after]
  while (late - early > minute) {
    const middle = early + Math.floor((late - early) / 2 / minute) * minute
    if (clock(middle) === clock(before)) early = middle
    else late = middle
  }
  return late
}

const isBareTime = (date: PartialDate | null): date is PartialDate =>
  date !== null && date.length > 10 && !/(?:Z|[+-]\d\d:\d\d)$/.test(date)

/** The years of an edition's dates that tell a time without its offset; `null` where there are none. */
function yearsOf(articles: readonly ArticleSummary[]): [first: number, last: number] | null {
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (const { listing, corrections } of articles)
    for (const date of [listing.published, listing.modified, ...corrections.map((each) => each.published)])
      if (isBareTime(date)) {
        first = Math.min(first, Number(date.slice(0, 4)))
        last = Math.max(last, Number(date.slice(0, 4)))
      }
  return last === 0 ? null : [first, last]
}

/**
 * The offsets of a zone's clock over the years of the articles whose time was written without one, so that the Worker, which
 * leaves `Intl` asleep, can tell their instants. Empty where every time has its offset.
 */
export function listZoneOffsets(timeZone: string, articles: readonly ArticleSummary[]): ZoneOffset[] {
  const years = yearsOf(articles)
  if (years === null) return []
  const clock = clockOf(timeZone)
  const [start, end] = [Date.UTC(years[0], 0, 1), Date.UTC(years[1] + 1, 0, 1)]
  const found = [{ from: '', offset: inWords(clock(start)) }]
  // A week is shorter than any time between two moves of a clock.
  for (let instant = start; instant < end; instant += 7 * 24 * hour) {
    const [before, after] = [clock(instant), clock(instant + 7 * 24 * hour)]
    if (before === after) continue
    const moment = momentBetween(clock, instant, instant + 7 * 24 * hour)
    const from = new Date(moment + Math.max(before, after)).toISOString().slice(0, 19)
    found.push({ from, offset: inWords(after) })
  }
  return found
}
