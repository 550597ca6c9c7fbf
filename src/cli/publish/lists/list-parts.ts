import { hash32 } from '../../../archive/digest.ts'
import { type PartialDate, splitCalendarDate } from '../../../model/partial-date.ts'
import { slugifyName } from '../../../model/slug.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { groupByInitial, initialPagesSegment } from './initials.ts'

/**
 * A list or a part of a list, which may be divided further. Lists are divided by the calendar, and by initials where
 * the calendar cannot divide them.
 */
export interface ListPart {
  /**
   * Segments that the part's address adds to the list's address: `['2016', '04']`, `['2016', 'undated']`, `['undated',
   * 'initial', 'p']`.
   */
  path: string[]
  period: PartialDate | null
  /** True if the articles' dates are less precise than those in sibling parts. */
  isUndated: boolean
  initial: string | null
  articles: ArticleSummary[]
  /** The parts of this part, undated articles first, then in chronological order; empty if it is not divided. */
  parts: ListPart[]
}

/** Maximum numbers of articles in undivided lists. */
export interface DivisionLimits {
  /** Maximum numbers of articles in a whole list, a year, a month and a day, in this order. */
  byCalendarLevel: readonly [number, number, number, number]
  /** Maximum number of articles whose dates are too imprecise to divide a list further. */
  undated: number
}

type CalendarDepth = 1 | 2 | 3

/** Lengths of dates with 0, 1, 2 and 3 calendar parts. */
const dateLengthByDepth = [0, 4, 7, 10] as const

/** Shortens a date to its year, month or day (depth 1, 2 or 3); `null` if the date is missing or less precise. */
export function toPeriod(date: PartialDate | null, depth: CalendarDepth): PartialDate | null {
  return date === null || date.length < dateLengthByDepth[depth]
    ? null
    : date.slice(0, dateLengthByDepth[depth])
}

/**
 * Returns a key by which articles can be divided: three characters of the headline, which readers see, and a hash of
 * the address, in case the headlines are the same.
 */
export function toInitialsKey({ headline, address }: ArticleSummary): string {
  const headlineStart = Array.from(slugifyName(headline)).slice(0, 3).join('').padEnd(3, '-')
  return headlineStart + hash32(address).toString(16).padStart(8, '0')
}

const initialsKeyLength = 11

function divideByInitial(part: ListPart, maxArticles: number): ListPart {
  const currentInitial = part.initial ?? ''
  if (part.articles.length <= maxArticles || currentInitial.length >= initialsKeyLength) return part
  const path = part.initial === null ? [...part.path, initialPagesSegment] : part.path.slice(0, -1)
  const parts = groupByInitial(part.articles, toInitialsKey, currentInitial).map(([initial, articles]) =>
    divideByInitial({ ...part, path: [...path, initial], initial, articles }, maxArticles),
  )
  return { ...part, parts }
}

function divideByCalendar(part: ListPart, limits: DivisionLimits): ListPart {
  const depth = part.period === null ? 0 : splitCalendarDate(part.period).length
  if (depth === 3) return divideByInitial(part, limits.byCalendarLevel[3])
  if (part.articles.length <= (limits.byCalendarLevel[depth] ?? 0)) return part
  const articlesByPeriod = Map.groupBy(part.articles, ({ published }) =>
    toPeriod(published, (depth + 1) as CalendarDepth),
  )
  const parts: ListPart[] = []
  const undatedArticles = articlesByPeriod.get(null)
  if (undatedArticles) {
    const path = [...part.path, 'undated']
    parts.push(divideByInitial({ ...part, path, isUndated: true, articles: undatedArticles }, limits.undated))
  }
  for (const [period, articles] of articlesByPeriod)
    if (period !== null) {
      const path = [...part.path, period.slice(period.lastIndexOf('-') + 1)]
      parts.push(divideByCalendar({ ...part, path, period, articles }, limits))
    }
  return { ...part, parts }
}

/**
 * Divides a list by year, month, day and initials, each only if a limit is exceeded. Adding an article to a long list
 * then rewrites only short documents.
 * @param articles sorted by date; undated articles may be anywhere
 */
export const divideList = (articles: ArticleSummary[], limits: DivisionLimits): ListPart =>
  divideByCalendar({ path: [], period: null, isUndated: false, initial: null, articles, parts: [] }, limits)
