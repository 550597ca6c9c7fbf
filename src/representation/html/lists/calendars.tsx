import { encodeAddress } from '../../../model/address.ts'
import type { CollectionDocument, ListDivision } from '../../../model/document.ts'
import type { DocumentProps } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'

type DayLink = Pick<ListDivision, 'address' | 'articles'>

/** The year that supplies the days for a calendar of all years: a leap year, so that it includes 29 February. */
const leapYear = '2000'

const padToTwoDigits = (count: number) => String(count).padStart(2, '0')

/** True for a division that a calendar shows: a day, or a month with its days. */
export const isShownInCalendar = ({ name, days }: ListDivision): boolean =>
  days !== undefined || /^(?:-|\d{4})-\d\d-\d\d$/.test(name)

/** Maps days (`2016-04-08`) to their links. A day of any year (`--04-08`) becomes a day of the leap year. */
const mapLinksByDay = (divisions: readonly ListDivision[]) =>
  new Map(
    divisions
      .filter(isShownInCalendar)
      .flatMap(({ name, address, articles, days }): [string, DayLink][] =>
        days
          ? days
              .map(padToTwoDigits)
              .map((day) => [`${name}-${day}`, { address: `${address}/${day}`, articles: null }])
          : [[name.replace(/^-/, leapYear), { address, articles }]],
      ),
  )

interface DayCellProps {
  day: number
  link: DayLink | undefined
  language: string
}

const DayCell = ({ day, link, language }: DayCellProps) => (
  <td>
    {link ? <a href={encodeAddress(link.address)}>{day}</a> : day}
    {link?.articles != null && <small>{chooseCatalogue(language).formatCount(link.articles)}</small>}
  </td>
)

interface MonthProps extends DocumentProps<CollectionDocument> {
  /** Such as `2016-04`. */
  month: string
  days: ReadonlyMap<string, DayLink>
}

/** The name of a month in the calendars of a whole year, linked to the month's list. */
function MonthCaption({ month, document, context }: Omit<MonthProps, 'days'>) {
  const { months, formatCount } = chooseCatalogue(context.language)
  const division = document.divisions.find(({ name }) => name === month)
  const name = months[Number(month.slice(5)) - 1]
  return (
    <caption>
      {division ? <a href={encodeAddress(division.address)}>{name}</a> : name}
      {division?.articles != null && <small> {formatCount(division.articles)}</small>}
    </caption>
  )
}

const WeekdayHeader = ({ weekdays }: { weekdays: readonly string[] }) => (
  <thead>
    <tr>
      {weekdays.map((weekday) => (
        <th scope="col">{weekday}</th>
      ))}
    </tr>
  </thead>
)

/**
 * The calendar of a month, as a table of weeks. Weeks begin on Monday, except in a calendar of all years: there, the
 * first week begins on the first of the month.
 */
function MonthCalendar({ month, days, document, context }: MonthProps) {
  const firstDay = new Date(`${month}-01`)
  const emptyDaysBefore = document.period === null ? 0 : (firstDay.getUTCDay() + 6) % 7
  const dayCount = new Date(Date.UTC(firstDay.getUTCFullYear(), firstDay.getUTCMonth() + 1, 0)).getUTCDate()
  const dayNumbers = Array.from(
    { length: 7 * Math.ceil((emptyDaysBefore + dayCount) / 7) },
    (_, cellIndex) => cellIndex - emptyDaysBefore + 1,
  )
  const weeks = Map.groupBy(dayNumbers, (day) => Math.floor((day + emptyDaysBefore - 1) / 7))
  return (
    <table class="calendar">
      {document.period === month ? (
        <WeekdayHeader weekdays={chooseCatalogue(context.language).weekdays} />
      ) : (
        <MonthCaption month={month} document={document} context={context} />
      )}
      <tbody>
        {[...weeks.values()].map((week) => (
          <tr>
            {week.map((day) =>
              day > 0 && day <= dayCount ? (
                <DayCell
                  day={day}
                  link={days.get(`${month}-${padToTwoDigits(day)}`)}
                  language={context.language}
                />
              ) : (
                <td />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/**
 * The calendar of a month, or the twelve calendars of a year or of all years. Renders nothing for a list that is not
 * divided into days.
 */
export function Calendars({ document, context }: DocumentProps<CollectionDocument>) {
  const { period, divisions } = document
  const linksByDay = mapLinksByDay(divisions)
  if (linksByDay.size === 0) return null
  const months =
    period?.length === 7
      ? [period]
      : Array.from({ length: 12 }, (_, month) => `${period ?? leapYear}-${padToTwoDigits(month + 1)}`)
  return (
    <div class="grid">
      {months.map((month) => (
        <MonthCalendar month={month} days={linksByDay} document={document} context={context} />
      ))}
    </div>
  )
}
