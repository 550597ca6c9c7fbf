import { expect, it } from 'vitest'
import { createOnThisDay } from '../../../../src/cli/publish/lists/on-this-day.ts'
import { summaryOf } from '../../../support/generated.ts'

it('a day of all years leads to the days before and after it that have articles', () => {
  const dates = ['2014-04-08', '2016-02-29', '2011-12-31']
  const articles = dates.map((published) => summaryOf(published, { headline: 'A', published }))
  const days = [...createOnThisDay({ id: 'e', name: 'The E' }, articles)].slice(1)
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
