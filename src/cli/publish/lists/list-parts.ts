import { hash32 } from '../../../archive/digest.ts'
import { calendarParts, type PartialDate } from '../../../model/partial-date.ts'
import { nameSlug } from '../../../model/slug.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { groupByInitial, initialSegment } from './initials.ts'

/** A part of a list, and its own parts: the calendar's, then by initials what the calendar cannot divide. */
export interface ListPart {
  /** Segments below the list's address: `['2016', '04']`, `['2016', 'undated']`, `['undated', 'initial', 'p']`. */
  path: string[]
  period: PartialDate | null
  /** Whether its articles' dates are less exact than its neighbours'. */
  undated: boolean
  initial: string | null
  articles: ArticleSummary[]
  /** Earlier first; empty where it does not divide. */
  parts: ListPart[]
}

/** The longest lists that do not divide. */
export interface DivisionLimits {
  /** The whole, a year, a month, a day. */
  calendar: readonly [number, number, number, number]
  /** A list of articles whose date is not exact enough to divide by. */
  undated: number
}

/** How long a date is as it is written, by the number of its calendar parts. */
const lengths = [0, 4, 7, 10] as const

/** The first `depth` calendar parts of a date; `null` where the date is less precise. */
export function toPeriod(date: PartialDate | null, depth: 1 | 2 | 3): PartialDate | null {
  return date === null || date.length < lengths[depth] ? null : date.slice(0, lengths[depth])
}

const depthOf = (period: PartialDate | null) => (period === null ? 0 : calendarParts(period).length)

/** Three characters of the headline, for readers; then of the address's hash, so that no part stays too long. */
function initialsOf({ headline, address }: ArticleSummary): string {
  const first = Array.from(nameSlug(headline)).slice(0, 3).join('').padEnd(3, '-')
  return first + hash32(address).toString(16).padStart(8, '0')
}

const longestInitial = 11

function divideByInitial(bucket: ListPart, limit: number): ListPart {
  const known = bucket.initial ?? ''
  if (bucket.articles.length <= limit || known.length >= longestInitial) return bucket
  const path = bucket.initial === null ? [...bucket.path, initialSegment] : bucket.path.slice(0, -1)
  const parts = groupByInitial(bucket.articles, initialsOf, known).map(([initial, articles]) =>
    divideByInitial({ ...bucket, path: [...path, initial], initial, articles }, limit),
  )
  return { ...bucket, parts }
}

function undatedPart(
  bucket: ListPart,
  articles: ArticleSummary[] | undefined,
  limits: DivisionLimits,
): ListPart[] {
  if (articles === undefined) return []
  const part = { ...bucket, path: [...bucket.path, 'undated'], undated: true, articles }
  return [divideByInitial(part, limits.undated)]
}

function divideByCalendar(bucket: ListPart, limits: DivisionLimits): ListPart {
  const depth = depthOf(bucket.period)
  if (depth === 3) return divideByInitial(bucket, limits.calendar[3])
  if (bucket.articles.length <= (limits.calendar[depth] ?? 0)) return bucket
  const groups = Map.groupBy(bucket.articles, ({ published }) =>
    toPeriod(published, (depth + 1) as 1 | 2 | 3),
  )
  const parts = undatedPart(bucket, groups.get(null), limits)
  for (const [period, articles] of groups)
    if (period !== null) {
      const path = [...bucket.path, period.slice(period.lastIndexOf('-') + 1)]
      parts.push(divideByCalendar({ ...bucket, path, period, articles }, limits))
    }
  return { ...bucket, parts }
}

/**
 * Divides a list by the calendar (DESIGN §3: what an added article changes does not grow with the list): year, month,
 * day, each only where the limits are exceeded. `articles` are in order, the undated anywhere.
 */
export const divideList = (articles: ArticleSummary[], limits: DivisionLimits): ListPart =>
  divideByCalendar({ path: [], period: null, undated: false, initial: null, articles, parts: [] }, limits)
