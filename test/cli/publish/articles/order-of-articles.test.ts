import { expect, it } from 'vitest'
import { compareArticles } from '../../../../src/cli/publish/articles/article-summary.ts'
import { summaryOf } from '../../../support/generated.ts'

const article = (slug: string, published: string | null) => summaryOf(slug, { headline: slug, published })

/** Dates in order, those of one instant together. */
const order = [
  ['2015'],
  ['2016'],
  ['2016-03'],
  ['2016-04'],
  ['2016-04-01'],
  ['2016-04-01T00:10+02:00'],
  ['2016-04-01T08:00:00+01:00', '2016-04-01T09:00:00+02:00', '2016-04-01T09:00+02:00'],
  ['2016-04-01T08:00:00Z', '2016-04-01T08:00Z', '2016-04-01T10:00+02:00', '2016-04-01T04:00-04:00'],
  ['2016-04-01T08:00:30Z', '2016-04-01T09:00:30+01:00'],
  ['2016-04-01T08:01Z', '2016-04-01T10:01:00+02:00'],
  ['2016-04-01T05:01-04:00', '2016-04-01T11:01+02:00'],
  ['2016-04-01T10:00+00:30', '2016-04-01T11:00+01:30'],
  ['2016-04-01T23:59Z'],
  ['2016-04-02'],
  [null],
]

const dates = order.flatMap((instant, position) => instant.map((published) => ({ published, position })))

it.each(dates)('an article of $published stands at its place among those of other dates', (own) => {
  for (const other of dates) {
    const compared = compareArticles(article('m', own.published), article('m', other.published))
    expect([other.published, Math.sign(compared)]).toEqual([
      other.published,
      Math.sign(own.position - other.position),
    ])
  }
})

it('articles of one instant are in the order of their addresses', () => {
  const [a, b] = [article('a', '2016-04-01T10:00+02:00'), article('b', '2016-04-01T08:00Z')]
  for (const [first, second] of [
    [a, b],
    [article('a', '2016'), article('b', '2016')],
    [article('a', null), article('b', null)],
  ] as const) {
    expect(first.address < second.address).toBe(true)
    expect([compareArticles(first, second), compareArticles(second, first)].map(Math.sign)).toEqual([-1, 1])
  }
})
