import type { HoldingsDocument } from '../../../model/document.ts'
import type { CoverageGap } from '../../../model/edition.ts'
import { type PartialDate, splitCalendarDate } from '../../../model/partial-date.ts'

/** Size of the drawing, and height of the row of years below it, in its own units. */
const [width, height, yearsHeight] = [720, 180, 20]

/** Counts months since the year 0; a year counts as its January, or as its December where a gap ends. */
function toMonthNumber(date: PartialDate, isEnd: boolean): number {
  const [year, month] = splitCalendarDate(date).map(Number)
  return (year ?? 0) * 12 + (month ?? (isEnd ? 12 : 1)) - 1
}

/** Years between labels: the fewest that leave room for at most 12 labels. */
const chooseLabelInterval = (months: number) =>
  [1, 2, 5, 10, 20, 50].find((years) => months / 12 / years <= 12) ?? 100

/** The first month of the chart, the number of months, and the width of a month in the drawing's units. */
interface ChartScale {
  from: number
  months: number
  unit: number
}

function createScale(starts: readonly PartialDate[], ends: readonly PartialDate[]): ChartScale {
  const from = Math.min(...starts.map((date) => toMonthNumber(date, false)))
  const months = Math.max(...ends.map((date) => toMonthNumber(date, true))) - from + 1
  return { from, months, unit: width / months }
}

const round = (length: number) => Math.round(length * 100) / 100

function YearLabels({ from, months, unit }: ChartScale) {
  const interval = chooseLabelInterval(months)
  const first = Math.ceil(from / 12 / interval) * interval
  const count = Math.max(0, Math.ceil(((from + months) / 12 - first) / interval))
  return (
    <>
      {Array.from({ length: count }, (_, index) => first + index * interval).map((year) => (
        <text x={round((year * 12 - from) * unit)} y={height - 4}>
          {String(year)}
        </text>
      ))}
    </>
  )
}

function GapBars({ gaps, scale: { from, unit } }: { gaps: readonly CoverageGap[]; scale: ChartScale }) {
  return (
    <>
      {gaps.map(({ from: start, to: end, reason }) => {
        const [first, last] = [toMonthNumber(start, false), toMonthNumber(end, true)]
        return (
          <rect
            class="gap"
            x={round((first - from) * unit)}
            y={0}
            width={round((last - first + 1) * unit)}
            height={height - yearsHeight}
          >
            <title>{`${start} – ${end}: ${reason}`}</title>
          </rect>
        )
      })}
    </>
  )
}

/**
 * A bar chart of articles by month, over the declared gaps; `null` where no article's month is known. Has no `style` attributes,
 * which the Content-Security-Policy forbids.
 */
export function HoldingsChart({ document, gaps, title }: ChartProps) {
  const months = document.periods.filter(({ period }) => period.length === 7)
  if (months.length === 0) return null
  const scale = createScale(
    [...months.map(({ period }) => period), ...gaps.map((gap) => gap.from)],
    [...months.map(({ period }) => period), ...gaps.map(({ to }) => to)],
  )
  const { from } = scale
  const maxArticles = Math.max(...months.map(({ articles }) => articles))
  const barHeightOf = (articles: number) =>
    Math.max(1, round((articles / maxArticles) * (height - yearsHeight)))
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <GapBars gaps={gaps} scale={scale} />
      {months.map(({ period, articles }) => (
        <rect
          class="bar"
          x={round((toMonthNumber(period, false) - from) * scale.unit)}
          y={height - yearsHeight - barHeightOf(articles)}
          width={Math.min(24, round(scale.unit * 0.85))}
          height={barHeightOf(articles)}
        >
          <title>{`${period}: ${articles}`}</title>
        </rect>
      ))}
      <line x1={0} y1={height - yearsHeight} x2={width} y2={height - yearsHeight} />
      <YearLabels {...scale} />
    </svg>
  )
}

interface ChartProps {
  document: HoldingsDocument
  gaps: readonly CoverageGap[]
  title: string
}
