import type { HoldingsDocument } from '../../model/document.ts'
import { addressOfDate } from '../../model/list-address.ts'
import { formatDate } from '../format-date.ts'
import type { RenderContext } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { AlternateLinks } from './alternate-links.tsx'
import { HoldingsChart } from './holdings-chart.tsx'
import { Layout } from './layout.tsx'

interface Props {
  document: HoldingsDocument
  context: RenderContext
}

const monthNumbers = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))

/** Every year that has articles: how many, and how many in each month. */
function MonthTable({ document, context }: Props) {
  const { holdings, months } = wordsFor(context.language)
  const counts = new Map(document.periods.map(({ period, articles }) => [period, articles]))
  const years = Map.groupBy(document.periods, ({ period }) => period.slice(0, 4))
  const cell = (period: string) =>
    counts.has(period) ? <a href={addressOfDate(document.edition, period)}>{counts.get(period)}</a> : null
  return (
    <section class="wide" tabindex={0} aria-labelledby="months">
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">{holdings.year}</th>
            {months.map((month, place) => (
              <th scope="col" abbr={month}>
                {monthNumbers[place]}
              </th>
            ))}
            <th scope="col">{holdings.total}</th>
          </tr>
        </thead>
        <tbody>
          {[...years].map(([year, periods]) => (
            <tr>
              <th scope="row">
                <a href={addressOfDate(document.edition, year)}>{year}</a>
              </th>
              {monthNumbers.map((month) => (
                <td>{cell(`${year}-${month}`)}</td>
              ))}
              <td>{periods.reduce((sum, { articles }) => sum + articles, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Missing({ document, context }: Props) {
  const { articleCount: articles, holdings } = wordsFor(context.language)
  return (
    <section>
      <h2>{holdings.missingInformation}</h2>
      <ul>
        {(['date', 'byline', 'authors', 'body'] as const).map((what) => (
          <li>{`${articles(document.without[what])} ${holdings.without[what]}`}</li>
        ))}
      </ul>
    </section>
  )
}

function Gaps({ context }: { context: RenderContext }) {
  const { holdings } = wordsFor(context.language)
  const gaps = context.edition?.gaps ?? []
  const inWords = (date: string) => formatDate(date, context.language, 'UTC')
  return (
    <section>
      <h2>{holdings.gaps}</h2>
      {gaps.length === 0 ? (
        <p>{holdings.noGaps}</p>
      ) : (
        <ul>
          {gaps.map(({ from, to, reason }) => (
            <li>{holdings.gap(from === to ? inWords(from) : `${inWords(from)} – ${inWords(to)}`, reason)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What an edition holds and lacks, so that nobody mistakes a gap for a fact. */
export function HoldingsPage({ document, context }: Props) {
  const { holdings, articleCount: articles } = wordsFor(context.language)
  const { first, last, address } = document
  const inWords = (date: string) => formatDate(date.slice(0, 10), context.language, 'UTC')
  const gaps = context.edition?.gaps ?? []
  return (
    <Layout
      context={context}
      title={holdings.title}
      canonical={address}
      foot={<AlternateLinks {...context} />}
    >
      <h1>{holdings.title}</h1>
      <p>
        {`${articles(document.articles)}. `}
        {first !== null && last !== null && holdings.span(inWords(first), inWords(last))}
      </p>
      <section>
        <h2 id="months">{holdings.byMonth}</h2>
        <HoldingsChart document={document} gaps={gaps} title={holdings.byMonth} />
        <MonthTable document={document} context={context} />
      </section>
      <Missing document={document} context={context} />
      <Gaps context={context} />
    </Layout>
  )
}
