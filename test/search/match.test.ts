import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { toIndexedArticle } from '../../src/search/indexed-article.ts'
import { parseSearchRequest } from '../../src/search/request.ts'
import { countHits, selectHits } from '../../src/search/selection.ts'
import type { Statement } from '../../src/search/statement.ts'
import { createNextTables, createStateTable, insertRows, swapTables } from '../../src/search/tables.ts'
import { article } from '../support/indexed-articles.ts'
import { hostileQueries, randomQueries } from '../support/queries.ts'

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
  for (const statement of [createStateTable, ...createNextTables]) run(statement)
  const rows = written.map(([address, headline, text, published], index) => {
    const document = article(index + 1, 10)
    const fields = { ...document.fields, headline, topics: [], authors: [], published }
    const body = { html: '', markdown: '', text, lostPictures: 0 }
    return {
      id: [300, 500, 200, 400, 100][index] ?? 0,
      ...{ address, digest: '', date: published ?? '' },
      ...toIndexedArticle({ ...document, edition: index === 1 ? 'e' : 'f', fields, body }),
    }
  })
  for (const statement of [...insertRows('_next', rows), ...swapTables('root', 1)]) run(statement)
})

function found(query: string): string[] {
  const request = parseSearchRequest(new URLSearchParams(query))
  const hits = run(selectHits(request, { after: null, skip: 0 })) as { address: string }[]
  expect(run(countHits(request))[0]?.total).toBe(hits.length)
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
    ['from=2017&to=2017', ''],
    ['from=2019', ''],
    ['q=russie&from=2016-05', 'paris'],
    ['edition=e', 'quebec'],
    ['q=russie&edition=e', ''],
  ])('%s: %s', (query, expected) => expect(found(query)).toEqual(expected.split(' ').filter(Boolean)))

  it('the next page after an id', () => {
    const request = parseSearchRequest(new URLSearchParams('sort=newest'))
    const hits = run(selectHits(request, { after: '300', skip: 0 })) as { address: string }[]
    expect(hits.map(({ address }) => address)).toEqual(['crime', 'undated'])
  })

  it('results or none for any query, and never fails', () => {
    for (const typed of [...hostileQueries, ...randomQueries(8000)])
      for (const sort of ['relevance', 'newest']) {
        const request = parseSearchRequest(new URLSearchParams({ q: typed.toWellFormed(), sort }))
        expect(() => run(selectHits(request, { after: null, skip: 0 })), typed).not.toThrow()
      }
  })
})
