import type { HoldingsDocument } from '../../model/document.ts'
import { addressOfDate } from '../../model/list-address.ts'
import { dateInWords } from '../date.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { HoldingsChart } from './holdings-chart.tsx'
import { Layout, OtherForms } from './layout.tsx'

interface Props {
  document: HoldingsDocument
  setting: Setting
}

const monthNumbers = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))

/** Every year that has articles: how many, and how many in each month. */
function Table({ document, setting }: Props) {
  const { holdings, months } = wordsFor(setting.language)
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

function Missing({ document, setting }: Props) {
  const { articles, holdings } = wordsFor(setting.language)
  return (
    <section>
      <h2>{holdings.missing}</h2>
      <ul>
        {(['date', 'byline', 'authors', 'body'] as const).map((what) => (
          <li>{`${articles(document.without[what])} ${holdings.without[what]}`}</li>
        ))}
      </ul>
    </section>
  )
}

function Gaps({ setting }: { setting: Setting }) {
  const { holdings } = wordsFor(setting.language)
  const gaps = setting.edition?.gaps ?? []
  const inWords = (date: string) => dateInWords(date, setting.language, 'UTC')
  return (
    <section>
      <h2>{holdings.gaps}</h2>
      {gaps.length === 0 ? (
        <p>{holdings.noGaps}</p>
      ) : (
        <ul>
          {gaps.map(({ from, to, reason }) => (
            <li>{`${from === to ? inWords(from) : `${inWords(from)} – ${inWords(to)}`} : ${reason}`}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What an edition holds and lacks, so that nobody mistakes a gap for a fact. */
export function HoldingsPage({ document, setting }: Props) {
  const { holdings, articles } = wordsFor(setting.language)
  const { first, last, address } = document
  const inWords = (date: string) => dateInWords(date.slice(0, 10), setting.language, 'UTC')
  const gaps = setting.edition?.gaps ?? []
  return (
    <Layout setting={setting} title={holdings.title} canonical={address} foot={OtherForms(setting)}>
      <h1>{holdings.title}</h1>
      <p>
        {`${articles(document.articles)}. `}
        {first !== null && last !== null && holdings.span(inWords(first), inWords(last))}
      </p>
      <section>
        <h2 id="months">{holdings.byMonth}</h2>
        <HoldingsChart document={document} gaps={gaps} title={holdings.byMonth} />
        <Table document={document} setting={setting} />
      </section>
      <Missing document={document} setting={setting} />
      <Gaps setting={setting} />
    </Layout>
  )
}
