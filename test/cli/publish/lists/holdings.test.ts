import { expect, it } from 'vitest'
import { createHoldings } from '../../../../src/cli/publish/lists/holdings.ts'
import { summaryOf } from '../../../support/generated.ts'

it('holdings count what an edition has by month, and what its articles lack', () => {
  const articles = [
    {
      ...summaryOf('d', { headline: 'D' }),
      lostPictureCount: 3,
      missingParts: { byline: false, body: true },
    },
    summaryOf('a', { headline: 'A', published: '2014', authors: ['Ann'] }),
    summaryOf('b', { headline: 'B', published: '2016-04', byline: 'By Bo' }),
    { ...summaryOf('c', { headline: 'C', published: '2016-04-08T10:00Z' }), lostPictureCount: 2 },
  ]
  expect(createHoldings('e', articles)).toEqual({
    kind: 'holdings',
    edition: 'e',
    address: '/e/holdings',
    articles: 4,
    first: '2014',
    last: '2016-04-08T10:00Z',
    periods: [
      { period: '2014', articles: 1 },
      { period: '2016-04', articles: 2 },
    ],
    without: { date: 1, byline: 2, authors: 3, body: 1 },
    lostPictures: 5,
  })
  expect(createHoldings('e', [])).toMatchObject({ articles: 0, first: null, last: null, periods: [] })
})
