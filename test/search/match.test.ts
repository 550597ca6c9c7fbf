import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { toIndexedArticle } from '../../src/search/indexed-article.ts'
import { parseSearchRequest } from '../../src/search/request.ts'
import {
  createHitCheckStatement,
  createHitCountStatement,
  createHitsStatement,
  indexStateStatement,
} from '../../src/search/selection.ts'
import type { Statement } from '../../src/search/statement.ts'
import {
  createInsertStatements,
  createSwapStatements,
  nextTablesStatements,
  stateTableStatement,
} from '../../src/search/tables.ts'
import { article } from '../support/indexed-articles.ts'
import { hostileQueries, randomQueries } from '../support/queries.ts'
import { dueNumbers } from '../support/turns.ts'

const database = new DatabaseSync(':memory:')

const run = ({ sql, params }: Statement) => database.prepare(sql).all(...params)

/** Articles with only a headline, a body, a section and a date. */
const written = [
  [
    'otan',
    'L’Otan et la Russie',
    'Le Conseil Otan-Russie siégera après l’annexion de la Crimée.',
    '2016-04-08',
  ],
  ['quebec', 'Le Québec vote', 'Une élection québécoise, aujourd’hui, sous les yeux de l’ONU.', '2018-10-01'],
  ['crime', 'Crimes et châtiments', 'Un crime, deux crimes. La France enquête.', '2014'],
  ['paris', 'Un Français à Paris', 'Des Françaises aussi. Rien sur la Russie.', '2016-05'],
  ['undated', 'Sans date', 'La Crimée de toujours.', null],
] as const

beforeAll(() => {
  for (const statement of [stateTableStatement, ...nextTablesStatements]) run(statement)
  const rows = written.map(([address, headline, text, published], index) => {
    const document = article(index + 1, 10)
    const fields = { ...document.fields, headline, topics: [], authors: [], published }
    const body = { html: '', markdown: '', text, lostPictures: 0 }
    return {
      id: [300, 500, 200, 400, 100][index] ?? 0,
      address,
      digest: '',
      date: published ?? '',
      ...toIndexedArticle({ ...document, edition: index === 1 ? 'e' : 'f', fields, body }),
    }
  })
  for (const statement of [...createInsertStatements('_next', rows), ...createSwapStatements('root', 1)])
    run(statement)
})

function found(query: string): string[] {
  const request = parseSearchRequest(new URLSearchParams(query))
  const hits = run(createHitsStatement(request, { after: null, skip: 0 })) as { address: string }[]
  expect(run(createHitCountStatement(request))[0]?.total).toBe(hits.length)
  return hits.map(({ address }) => address)
}

describe('a search finds', () => {
  it.each([
    ['otan russie', 'otan'],
    ['OTAN RUSSIE', 'otan'],
    ['élections québécoises', 'quebec'],
    ['elections quebecoises', 'quebec'],
    ["l'annexion de la Crimée", 'otan'],
    ['Crimée', 'otan undated'],
    ['crimee', 'otan undated'],
    ['crime', 'crime'],
    ['crimes', 'crime'],
    ["aujourd'hui", 'quebec'],
    ['O.N.U.', 'quebec'],
    ['onu', 'quebec'],
    ['"conseil otan-russie"', 'otan'],
    ['"russie otan"', ''],
    ['Français', 'paris'],
    ['française', 'paris'],
    ['France', 'crime'],
    ['russie -otan', 'paris'],
    ['rus*', 'otan paris'],
    ['-crimée', 'crime paris quebec'],
    ['la de', 'crime otan paris quebec undated'],
    ['"de la"', 'otan'],
    ['edition', ''],
    ['international', 'paris'],
  ])('%s: %s', (typed, expected) => {
    const addresses = found(new URLSearchParams({ q: typed }).toString())
    expect(addresses.toSorted()).toEqual(expected.split(' ').filter(Boolean).toSorted())
  })

  it('exact words in titles first', () => expect(found('q=russie')).toEqual(['otan', 'paris']))

  it.each([
    ['sort=newest', 'quebec paris otan crime undated'],
    ['sort=oldest', 'undated crime otan paris quebec'],
    ['q=russie&sort=oldest', 'otan paris'],
    ['from=2016', 'quebec paris otan'],
    ['from=2016-04-08&to=2016-04-08', 'otan'],
    ['to=2016-04', 'otan crime'],
    ['from=2014&to=2016-05', 'paris otan crime'],
    ['from=2014-01-01&to=2016-04', 'otan'],
    ['to=2014&sort=oldest', 'crime'],
    ['q=crimée&to=2016', 'otan'],
    ['q=russie&from=2016-04-08&to=2016-04-09', 'otan'],
    ['from=2017&to=2017', ''],
    ['from=2019', ''],
    ['q=russie&from=2016-05', 'paris'],
    ['edition=e', 'quebec'],
    ['q=russie&edition=e', ''],
  ])('%s: %s', (query, expected) => expect(found(query)).toEqual(expected.split(' ').filter(Boolean)))

  it.each([
    ['sort=newest', 'crime undated'],
    ['sort=oldest', 'paris quebec'],
    ['sort=oldest&to=2016', 'paris'],
    ['sort=newest&from=2014', 'crime'],
    ['sort=newest&q=crimée', 'undated'],
    ['sort=relevance&q=crimée', 'undated otan'],
  ])('the next page after an id: %s', (query, expected) => {
    const request = parseSearchRequest(new URLSearchParams(query))
    const hits = run(createHitsStatement(request, { after: '300', skip: 0 })) as { address: string }[]
    expect(hits.map(({ address }) => address)).toEqual(expected.split(' '))
  })

  it('the next page after a number of hits, of which a page has twenty', () => {
    const select = (skip: number) =>
      run(createHitsStatement(parseSearchRequest(new URLSearchParams('sort=newest')), { after: null, skip }))
    expect([select(2), select(9)]).toEqual([
      [
        { id: 300, address: 'otan' },
        { id: 200, address: 'crime' },
        { id: 100, address: 'undated' },
      ],
      [],
    ])
  })

  it.each([
    ['sort=newest', '300', 1],
    ['sort=newest', '301', 0],
    ['q=russie', '300', 1],
    ['q=russie', '200', 0],
    ['to=2014', '200', 1],
    ['to=2014', '300', 0],
    ['edition=e', '500', 1],
    ['edition=e', '300', 0],
  ])('whether a hit is one: %s, %s', (query, id, expected) => {
    const request = parseSearchRequest(new URLSearchParams(query))
    expect(run(createHitCheckStatement(request, id))).toEqual([{ found: expected }])
  })

  it('in the release and with the analysis that the index has', () =>
    expect(run(indexStateStatement)).toEqual([{ root: 'root', analysis: 1 }]))

  it('results or none for any query, and never fails', () => {
    const random = randomQueries(8000)
    const due = dueNumbers(0, random.length, 4).flatMap((index) => random[index] ?? [])
    for (const typed of [...hostileQueries, ...due])
      for (const sort of ['relevance', 'newest']) {
        const request = parseSearchRequest(new URLSearchParams({ q: typed.toWellFormed(), sort }))
        expect(() => run(createHitsStatement(request, { after: null, skip: 0 })), typed).not.toThrow()
      }
  })
})
