import type { HoldingsDocument } from '../../../model/document.ts'
import { addressOfDateList } from '../../../model/list-address.ts'
import { formatDate } from '../../format-date.ts'
import type { DocumentProps, RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { AlternateLinks } from '../article/alternate-links.tsx'
import { Layout } from '../frame/layout.tsx'
import { HoldingsChart } from './holdings-chart.tsx'

type HoldingsProps = DocumentProps<HoldingsDocument>

const twoDigitMonths = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))

/** Numbers of articles by year and month, linked to the lists. */
function MonthTable({ document, context }: HoldingsProps) {
  const { holdings, months } = chooseCatalogue(context.language)
  const countsByPeriod = new Map(document.periods.map(({ period, articles }) => [period, articles]))
  const periodsByYear = Map.groupBy(document.periods, ({ period }) => period.slice(0, 4))
  const renderCountLink = (period: string) =>
    countsByPeriod.has(period) ? (
      <a href={addressOfDateList(document.edition, period)}>{countsByPeriod.get(period)}</a>
    ) : null
  return (
    <section class="wide" tabindex={0} aria-labelledby="months">
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">{holdings.year}</th>
            {months.map((month, index) => (
              <th scope="col" abbr={month}>
                {twoDigitMonths[index]}
              </th>
            ))}
            <th scope="col">{holdings.total}</th>
          </tr>
        </thead>
        <tbody>
          {[...periodsByYear].map(([year, periods]) => (
            <tr>
              <th scope="row">
                <a href={addressOfDateList(document.edition, year)}>{year}</a>
              </th>
              {twoDigitMonths.map((month) => (
                <td>{renderCountLink(`${year}-${month}`)}</td>
              ))}
              <td>{periods.reduce((sum, { articles }) => sum + articles, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MissingInformation({ document, context }: HoldingsProps) {
  const { articleCount, holdings } = chooseCatalogue(context.language)
  return (
    <section>
      <h2>{holdings.missingInformation}</h2>
      <ul>
        {(['date', 'byline', 'authors', 'body'] as const).map((field) => (
          <li>{`${articleCount(document.without[field])} ${holdings.without[field]}`}</li>
        ))}
        {document.lostPictures > 0 && <li>{holdings.lostPictures(document.lostPictures)}</li>}
      </ul>
    </section>
  )
}

function Gaps({ context }: { context: RenderContext }) {
  const { holdings } = chooseCatalogue(context.language)
  const gaps = context.edition?.gaps ?? []
  const formatGapDate = (date: string) => formatDate(date, context.language, 'UTC')
  return (
    <section>
      <h2>{holdings.gaps}</h2>
      {gaps.length === 0 ? (
        <p>{holdings.noGaps}</p>
      ) : (
        <ul>
          {gaps.map(({ from, to, reason }) => (
            <li>
              {holdings.gap(
                from === to ? formatGapDate(from) : `${formatGapDate(from)} – ${formatGapDate(to)}`,
                reason,
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/**
 * The page about an edition's contents and gaps. It prevents readers from mistaking a gap for the newsroom's silence.
 */
export function HoldingsPage({ document, context }: HoldingsProps) {
  const { holdings, articleCount } = chooseCatalogue(context.language)
  const { first, last, address } = document
  const formatDay = (date: string) => formatDate(date.slice(0, 10), context.language, 'UTC')
  const gaps = context.edition?.gaps ?? []
  const spanSentence = first && last && first !== last ? holdings.span(formatDay(first), formatDay(last)) : ''
  const summary = `${articleCount(document.articles)}. ${spanSentence}`
  return (
    <Layout
      context={context}
      title={holdings.title}
      address={address}
      description={summary}
      foot={<AlternateLinks {...context} />}
    >
      <h1>{holdings.title}</h1>
      <p>{summary}</p>
      <section>
        <h2 id="months">{holdings.byMonth}</h2>
        <HoldingsChart document={document} gaps={gaps} title={holdings.byMonth} />
        <MonthTable document={document} context={context} />
      </section>
      <MissingInformation document={document} context={context} />
      <Gaps context={context} />
    </Layout>
  )
}
