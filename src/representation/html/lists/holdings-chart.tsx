import type { HoldingsDocument } from '../../../model/document.ts'
import type { CoverageGap } from '../../../model/edition.ts'
import { type PartialDate, splitCalendarDate } from '../../../model/partial-date.ts'

/** The chart's width and height, and the y coordinate of the line on which the bars stand, in the drawing's units. */
const [chartWidth, chartHeight, baselineY] = [720, 180, 160]

/**
 * Counts months since the year 0. A year without a month counts as its January or, at the end of a gap, as its
 * December.
 */
function toMonthNumber(date: PartialDate, isEnd: boolean): number {
  const [year, month] = splitCalendarDate(date).map(Number)
  return (year ?? 0) * 12 + (month ?? (isEnd ? 12 : 1)) - 1
}

/**
 * Chooses the number of years between labels: the smallest of these that leads to at most 12 labels, otherwise 100.
 */
const chooseYearsBetweenLabels = (monthCount: number) =>
  [1, 2, 5, 10, 20, 50].find((years) => monthCount / 12 / years <= 12) ?? 100

/** The first month of the chart, the number of months, and the width of a month in the drawing's units. */
interface ChartScale {
  firstMonth: number
  monthCount: number
  monthWidth: number
}

function createChartScale(startDates: readonly PartialDate[], endDates: readonly PartialDate[]): ChartScale {
  const firstMonth = Math.min(...startDates.map((date) => toMonthNumber(date, false)))
  const monthCount = Math.max(...endDates.map((date) => toMonthNumber(date, true))) - firstMonth + 1
  return { firstMonth, monthCount, monthWidth: chartWidth / monthCount }
}

const roundToHundredths = (length: number) => Math.round(length * 100) / 100

function YearLabels({ firstMonth, monthCount, monthWidth }: ChartScale) {
  const labelInterval = chooseYearsBetweenLabels(monthCount)
  const firstYear = Math.ceil(firstMonth / 12 / labelInterval) * labelInterval
  const labelCount = Math.max(0, Math.ceil(((firstMonth + monthCount) / 12 - firstYear) / labelInterval))
  return (
    <>
      {Array.from({ length: labelCount }, (_, index) => firstYear + index * labelInterval).map((year) => (
        <text x={roundToHundredths((year * 12 - firstMonth) * monthWidth)} y={chartHeight - 4}>
          {String(year)}
        </text>
      ))}
    </>
  )
}

interface BarProps {
  class?: 'gap'
  title: string
  /** The month at the bar's left edge. */
  month: number
  width: number
  height: number
  scale: ChartScale
}

/** A bar that stands on the line above the year labels. */
const MonthBar = ({ title, month, scale: { firstMonth, monthWidth }, ...rectAttributes }: BarProps) => (
  <rect
    {...rectAttributes}
    x={roundToHundredths((month - firstMonth) * monthWidth)}
    y={baselineY - rectAttributes.height}
  >
    <title>{title}</title>
  </rect>
)

/**
 * A bar chart of articles by month, over the declared gaps. Renders nothing if no article's month is known. There are
 * no `style` attributes, because the Content-Security-Policy forbids them.
 */
export function HoldingsChart({ document, gaps, title }: ChartProps) {
  const monthlyPeriods = document.periods.filter(({ period }) => period.length === 7)
  if (monthlyPeriods.length === 0) return null
  const periods = monthlyPeriods.map(({ period }) => period)
  const scale = createChartScale(
    [...periods, ...gaps.map(({ from }) => from)],
    [...periods, ...gaps.map(({ to }) => to)],
  )
  const maxArticles = Math.max(...monthlyPeriods.map(({ articles }) => articles))
  return (
    <svg class="chart" viewBox={`0 0 ${chartWidth} ${chartHeight}`} role="img" aria-label={title}>
      {gaps.map(({ from, to, reason }) => {
        const [firstMonth, lastMonth] = [toMonthNumber(from, false), toMonthNumber(to, true)]
        return (
          <MonthBar
            class="gap"
            title={`${from} – ${to}: ${reason}`}
            month={firstMonth}
            width={roundToHundredths((lastMonth - firstMonth + 1) * scale.monthWidth)}
            height={baselineY}
            scale={scale}
          />
        )
      })}
      {monthlyPeriods.map(({ period, articles }) => (
        <MonthBar
          title={`${period}: ${articles}`}
          month={toMonthNumber(period, false)}
          width={Math.min(24, roundToHundredths(scale.monthWidth * 0.85))}
          height={Math.max(1, roundToHundredths((articles / maxArticles) * baselineY))}
          scale={scale}
        />
      ))}
      <line x1={0} y1={baselineY} x2={chartWidth} y2={baselineY} />
      <YearLabels {...scale} />
    </svg>
  )
}

interface ChartProps {
  document: HoldingsDocument
  gaps: readonly CoverageGap[]
  title: string
}
