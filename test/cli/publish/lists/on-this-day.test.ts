import { expect, it } from 'vitest'
import { createOnThisDayLists } from '../../../../src/cli/publish/lists/on-this-day.ts'
import { summaryOf } from '../../../support/generated.ts'

it('a day of all years leads to the days before and after it that have articles', () => {
  const dates = ['2014-04-08', '2016-02-29', '2011-12-31']
  const articles = dates.map((published) => summaryOf(published, { headline: 'A', published }))
  const days = [...createOnThisDayLists({ id: 'e', name: 'The E' }, articles)].slice(1)
  const april = { address: '/e/on-this-day/04-08', name: '--04-08' }
  expect(days.map(({ address, previous, next }) => [address, previous, next])).toEqual([
    ['/e/on-this-day/02-29', null, april],
    [
      april.address,
      { address: '/e/on-this-day/02-29', name: '--02-29' },
      { address: '/e/on-this-day/12-31', name: '--12-31' },
    ],
    ['/e/on-this-day/12-31', april, null],
  ])
})

it('a day of all years lists its articles while they fit a page, else that day of each year', () => {
  const listOf = (count: number) => {
    const articles = Array.from({ length: count }, (_, number) =>
      summaryOf(`n-${number}`, { headline: 'A', published: number < 5 ? '2014-04-08' : '2016-04-08T10:00Z' }),
    )
    return [...createOnThisDayLists({ id: 'e', name: 'The E' }, articles)].at(-1)
  }
  const above = { address: '/e/on-this-day', name: 'days' }
  expect(listOf(200)).toMatchObject({
    edition: 'e',
    subject: 'on-this-day',
    period: '--04-08',
    articles: 200,
    above,
    divisions: [],
  })
  expect(listOf(200)?.listings).toHaveLength(200)
  expect(listOf(201)?.listings).toEqual([])
  expect(listOf(201)?.divisions).toEqual([
    { address: '/e/2014/04/08', name: '2014-04-08', articles: 5 },
    { address: '/e/2016/04/08', name: '2016-04-08', articles: 196 },
  ])
  const [index] = createOnThisDayLists({ id: 'e', name: 'The E' }, [])
  expect(index).toMatchObject({
    edition: 'e',
    address: '/e/on-this-day',
    subject: 'days',
    above: { address: '/e/', name: 'The E' },
    divisions: [],
  })
})
