import type { HoldingsDocument } from '../../../model/document.ts'
import type { CoverageGap } from '../../../model/edition.ts'
import { type PartialDate, splitCalendarDate } from '../../../model/partial-date.ts'

/** Size of the drawing, and height of its bars above the row of years, in its own units. */
const [width, height, baseline] = [720, 180, 160]

/** Counts months since the year 0; a year counts as its January, or as its December where a gap ends. */
function toMonthNumber(date: PartialDate, isEnd: boolean): number {
  const [year, month] = splitCalendarDate(date).map(Number)
  return (year ?? 0) * 12 + (month ?? (isEnd ? 12 : 1)) - 1
}

/** Years between labels, so that there are at most 12 labels. */
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

interface BarProps {
  class?: 'gap'
  title: string
  /** The month at its left edge. */
  month: number
  width: number
  height: number
  scale: ChartScale
}

/** A bar that stands on the line above the years. */
const Bar = ({ title, month, scale: { from, unit }, ...size }: BarProps) => (
  <rect {...size} x={round((month - from) * unit)} y={baseline - size.height}>
    <title>{title}</title>
  </rect>
)

/**
 * A bar chart of articles by month, over the declared gaps; `null` where no article's month is known. Has no `style` attributes,
 * which the Content-Security-Policy forbids.
 */
export function HoldingsChart({ document, gaps, title }: ChartProps) {
  const months = document.periods.filter(({ period }) => period.length === 7)
  if (months.length === 0) return null
  const periods = months.map(({ period }) => period)
  const scale = createScale(
    [...periods, ...gaps.map(({ from }) => from)],
    [...periods, ...gaps.map(({ to }) => to)],
  )
  const maxArticles = Math.max(...months.map(({ articles }) => articles))
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      {gaps.map(({ from, to, reason }) => {
        const [month, last] = [toMonthNumber(from, false), toMonthNumber(to, true)]
        return (
          <Bar
            class="gap"
            title={`${from} – ${to}: ${reason}`}
            month={month}
            width={round((last - month + 1) * scale.unit)}
            height={baseline}
            scale={scale}
          />
        )
      })}
      {months.map(({ period, articles }) => (
        <Bar
          title={`${period}: ${articles}`}
          month={toMonthNumber(period, false)}
          width={Math.min(24, round(scale.unit * 0.85))}
          height={Math.max(1, round((articles / maxArticles) * baseline))}
          scale={scale}
        />
      ))}
      <line x1={0} y1={baseline} x2={width} y2={baseline} />
      <YearLabels {...scale} />
    </svg>
  )
}

interface ChartProps {
  document: HoldingsDocument
  gaps: readonly CoverageGap[]
  title: string
}
