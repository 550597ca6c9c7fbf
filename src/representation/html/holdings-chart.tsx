import type { HoldingsDocument } from '../../model/document.ts'
import type { CoverageGap } from '../../model/edition.ts'
import { calendarParts, type PartialDate } from '../../model/partial-date.ts'

const [width, height, foot] = [720, 180, 20]

/** Months since the year 0; a year is its January, or its December where it ends something. */
function monthNumber(date: PartialDate, ending: boolean): number {
  const [year, month] = calendarParts(date).map(Number)
  return (year ?? 0) * 12 + (month ?? (ending ? 12 : 1)) - 1
}

/** How far apart the years are told, so that they can be read. */
const yearsApart = (months: number) => [1, 2, 5, 10, 20, 50].find((years) => months / 12 / years <= 12) ?? 100

/** The first month of the chart, how many there are, and how many units of the drawing one has. */
interface Scale {
  from: number
  months: number
  unit: number
}

function scaleOf(beginnings: readonly PartialDate[], endings: readonly PartialDate[]): Scale {
  const from = Math.min(...beginnings.map((date) => monthNumber(date, false)))
  const months = Math.max(...endings.map((date) => monthNumber(date, true))) - from + 1
  return { from, months, unit: width / months }
}

const round = (length: number) => Math.round(length * 100) / 100

function Years({ from, months, unit }: Scale) {
  const apart = yearsApart(months)
  const first = Math.ceil(from / 12 / apart) * apart
  const count = Math.max(0, Math.ceil(((from + months) / 12 - first) / apart))
  return (
    <>
      {Array.from({ length: count }, (_, place) => first + place * apart).map((year) => (
        <text x={round((year * 12 - from) * unit)} y={height - 4}>
          {String(year)}
        </text>
      ))}
    </>
  )
}

function Gaps({ gaps, scale: { from, unit } }: { gaps: readonly CoverageGap[]; scale: Scale }) {
  return (
    <>
      {gaps.map(({ from: begins, to, reason }) => {
        const [first, last] = [monthNumber(begins, false), monthNumber(to, true)]
        return (
          <rect
            class="gap"
            x={round((first - from) * unit)}
            y={0}
            width={round((last - first + 1) * unit)}
            height={height - foot}
          >
            <title>{`${begins} – ${to}: ${reason}`}</title>
          </rect>
        )
      })}
    </>
  )
}

/**
 * Articles by month as bars, over the gaps that were declared. Nothing in it is styled by an attribute that the
 * Content-Security-Policy would forbid. `null` where no month is known.
 */
export function HoldingsChart({ document, gaps, title }: ChartProps) {
  const known = document.periods.filter(({ period }) => period.length === 7)
  if (known.length === 0) return null
  const scale = scaleOf(
    [...known.map(({ period }) => period), ...gaps.map((gap) => gap.from)],
    [...known.map(({ period }) => period), ...gaps.map(({ to }) => to)],
  )
  const { from } = scale
  const most = Math.max(...known.map(({ articles }) => articles))
  const tall = (articles: number) => Math.max(1, round((articles / most) * (height - foot)))
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <Gaps gaps={gaps} scale={scale} />
      {known.map(({ period, articles }) => (
        <rect
          class="bar"
          x={round((monthNumber(period, false) - from) * scale.unit)}
          y={height - foot - tall(articles)}
          width={Math.min(24, round(scale.unit * 0.85))}
          height={tall(articles)}
        >
          <title>{`${period}: ${articles}`}</title>
        </rect>
      ))}
      <line x1={0} y1={height - foot} x2={width} y2={height - foot} />
      <Years {...scale} />
    </svg>
  )
}

interface ChartProps {
  document: HoldingsDocument
  gaps: readonly CoverageGap[]
  title: string
}
