import { expect, it } from 'vitest'
import {
  createListDocuments,
  type ListDetails,
  listLimits,
  noAdjacentLinks,
} from '../../../../src/cli/publish/lists/archive-chain.ts'
import { divideList } from '../../../../src/cli/publish/lists/list-parts.ts'
import { summaryOf } from '../../../support/generated.ts'

const list: ListDetails = {
  edition: 'e',
  address: '/e/topics/t',
  partAddressPrefix: '/e/topics/t',
  name: 'T',
  subjectOf: () => 'topic',
  spellings: ['T'],
  containingList: { address: '/e/topics', name: 'topics' },
  adjacentLinksOf: () => noAdjacentLinks,
}

const articlesOf = (date: string | null, count: number) =>
  Array.from({ length: count }, (_, number) =>
    summaryOf(`${date}-${number}`, { headline: `N ${number}`, published: date }),
  )

const documentsOf = (articles: ReturnType<typeof articlesOf>) => [
  ...createListDocuments(list, divideList(articles, listLimits)),
]

it('a list of one page has no chain, and shows the newest first, then what has no date', () => {
  const articles = [...articlesOf('2014', 1), ...articlesOf('2016', 1), ...articlesOf(null, 2)]
  const [document, ...parts] = documentsOf(articles)
  expect(parts).toEqual([])
  expect(document).toMatchObject({
    chain: null,
    divisions: [],
    above: list.containingList,
    articles: 4,
    names: ['T'],
  })
  expect(document?.listings.map(({ address }) => address)).toEqual([
    '/e/2016/2016-0',
    '/e/2014/2014-0',
    '/e/undated/null-0',
    '/e/undated/null-1',
  ])
})

it('each part of a long list leads to the list that contains it, to the part before it and to the whole', () => {
  const documents = documentsOf([
    ...articlesOf(null, 2),
    ...articlesOf('2014', 1),
    ...articlesOf('2014-01-05', 150),
    ...articlesOf('2016-03-01', 100),
    ...articlesOf('2016-05-02', 101),
  ])
  const parts = documents.map(({ address, period, undated, above, chain, listings }) => [
    address,
    period,
    undated,
    `${above?.name} ${above?.address}`,
    chain?.earlier,
    listings.length,
  ])
  const [whole, year] = ['T /e/topics/t', '2016 /e/topics/t/2016']
  expect(parts).toEqual([
    ['/e/topics/t', null, false, 'topics /e/topics', '/e/topics/t/2016/05', 30],
    ['/e/topics/t/undated', null, true, whole, null, 2],
    ['/e/topics/t/2014', '2014', false, whole, '/e/topics/t/undated', 151],
    ['/e/topics/t/2016', '2016', false, whole, '/e/topics/t/2016/05', 0],
    ['/e/topics/t/2016/03', '2016-03', false, year, '/e/topics/t/2014', 100],
    ['/e/topics/t/2016/05', '2016-05', false, year, '/e/topics/t/2016/03', 101],
  ])
  for (const { chain } of documents) expect(chain?.current).toBe('/e/topics/t')
  expect(documents.map(({ divisions }) => divisions)).toEqual([
    [
      { address: '/e/topics/t/2014', name: '2014', articles: 151 },
      { address: '/e/topics/t/2016', name: '2016', articles: 201 },
      { address: '/e/topics/t/undated', name: 'undated', articles: 2 },
    ],
    [],
    [],
    [
      { address: '/e/topics/t/2016/03', name: '2016-03', articles: 100 },
      { address: '/e/topics/t/2016/05', name: '2016-05', articles: 101 },
    ],
    [],
    [],
  ])
  expect(documents[0]?.listings[0]?.address).toBe('/e/2016/05/02/2016-05-02-100')
  expect(documents[5]?.listings[0]?.address).toBe('/e/2016/05/02/2016-05-02-0')
})

it('a day of a thousand articles is one page, and a longer one divides by initials', () => {
  const day = (count: number) => documentsOf(articlesOf('2016-05-02', count)).map(({ address }) => address)
  const path = ['', '/2016', '/2016/05', '/2016/05/02'].map((end) => `/e/topics/t${end}`)
  expect(day(1000)).toEqual(path)
  expect(day(1001).slice(0, 5)).toEqual([...path, '/e/topics/t/2016/05/02/initial/n'])
})

it('what has no date divides by initials where it is long, and each part is named by its own', () => {
  const documents = documentsOf(articlesOf(null, 201))
  const [undated, first] = ['/e/topics/t/undated', '/e/topics/t/undated/initial/n']
  expect(documents.slice(0, 3).map(({ address, divisions }) => [address, divisions[0]])).toEqual([
    ['/e/topics/t', { address: undated, name: 'undated', articles: 201 }],
    [undated, { address: first, name: 'n', articles: 201 }],
    [first, { address: expect.stringMatching(/\/n-$/), name: 'n-', articles: 201 }],
  ])
})
