import { encodeAddress } from '../../../model/address.ts'
import type { ListDivision } from '../../../model/document.ts'
import { chooseCatalogue } from '../../words/index.ts'

/** The height and width of a year's bar, in the drawing's own units. */
const [maxBarHeight, barWidth] = [28, 20]

/** True for a division that is a year. */
export const isYearDivision = ({ name, articles }: ListDivision): boolean =>
  /^[1-9]\d{3}$/.test(name) && articles !== null

/** Maximum number of years in a strip that includes years without articles. */
const maxStripYears = 150

/** Lists all years from the first to the last or, if these are too many for a strip, only the years with articles. */
function listStripYears(yearNames: readonly string[]): readonly string[] {
  const firstYear = Number(yearNames.at(0))
  const yearCount = Number(yearNames.at(-1)) - firstYear + 1
  return yearCount > maxStripYears
    ? yearNames
    : Array.from({ length: yearCount }, (_, index) => String(firstYear + index))
}

interface YearStripProps {
  /** A year without an address links to its first article on the same page, whose id has the form `y2016`. */
  years: readonly (Pick<ListDivision, 'name' | 'articles'> & { address?: string })[]
  language: string
}

/**
 * A strip of years. Each has a bar whose height is proportional to its number of articles. A year without articles
 * has neither a bar nor a link.
 */
export function YearStrip({ years, language }: YearStripProps) {
  const { byYear, formatCount } = chooseCatalogue(language)
  const maxArticles = Math.max(...years.map(({ articles }) => articles ?? 0))
  return (
    <ol class="years" aria-label={byYear}>
      {listStripYears(years.map(({ name }) => name)).map((name) => {
        const yearDivision = years.find((division) => division.name === name)
        const articleCount = yearDivision?.articles ?? 0
        const barHeight = Math.max(1, Math.round((maxBarHeight * articleCount) / maxArticles))
        return (
          <li>
            {yearDivision ? (
              <a href={yearDivision.address ? encodeAddress(yearDivision.address) : `#y${name}`}>
                <svg viewBox={`0 0 ${barWidth} ${maxBarHeight}`} aria-hidden="true">
                  <rect y={maxBarHeight - barHeight} width={barWidth} height={barHeight} />
                </svg>
                {name}
              </a>
            ) : (
              name
            )}{' '}
            <small>{formatCount(articleCount)}</small>
          </li>
        )
      })}
    </ol>
  )
}
