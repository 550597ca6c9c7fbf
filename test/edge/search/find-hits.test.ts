import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findAlternatives } from '../../../src/edge/search/find-alternatives.ts'
import { findHits } from '../../../src/edge/search/find-hits.ts'
import { queryIndex } from '../../../src/edge/search/query-index.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
import { parseSearchRequest } from '../../../src/search/request.ts'
import { articleEntry, madeRelease } from '../../archive/made-release.ts'
import { index } from '../support.ts'
import { articles, fillIndex } from './search-support.ts'

const [model] = articles as [ArticleDocument]

/** An article with these words at an address, all of one day. */
const articleAt = (address: string, headline: string, fields: Partial<ArticleDocument['fields']> = {}) => ({
  ...model,
  address,
  edition: address.split('/')[1] ?? '',
  fields: { ...model.fields, headline, published: '2016-04-08', ...fields },
})

const requestOf = (query: string) => parseSearchRequest(new URLSearchParams(query))

/** Finds a page in a release that has these articles, with an index that lists them after others that it lacks. */
async function find(
  documents: readonly ArticleDocument[],
  query: string,
  { lacking = 0, served = 'served' } = {},
) {
  const { keep, store: objects } = await madeRelease([])
  const digests = await Promise.all(documents.map((document) => keep('article', document)))
  const entries = digests.map((digest, position) => articleEntry(documents[position]?.address ?? '', digest))
  const { store, root } = await madeRelease(entries)
  const values = new Map([...objects.values, ...store.values])
  const lost = Array.from({ length: lacking }, (_, number) =>
    articleAt(`/e/lost/${number}`, 'Ferry', { published: '2020-01-01' }),
  )
  await fillIndex([...documents, ...lost], 'served')
  const source = {
    database: index,
    readMany: async (keys: readonly string[]) => new Map(keys.map((key) => [key, values.get(key) ?? null])),
    admitRequest: async () => true,
  }
  return { source, found: await findHits(source, { id: served, root }, requestOf(query)) }
}

const ferries = (count: number) =>
  Array.from({ length: count }, (_, number) => articleAt(`/e/${number}`, `Ferry ${number}`))

beforeAll(() => fillIndex())
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

describe('a page of hits', () => {
  it.each([
    [20, null],
    [21, '2'],
  ])('is the last of %i hits if they end with it', async (count, next) => {
    const { found } = await find(ferries(count), 'q=ferry&sort=newest')
    expect([found.hits.length, found.total, found.next, found.isCacheable]).toEqual([20, count, next, true])
  })

  it('is filled with hits that follow those that the release lacks, and others follow', async () => {
    const { found } = await find(ferries(28), 'q=ferry&sort=newest', { lacking: 5 })
    expect([found.hits.length, found.next, found.isCacheable]).toEqual([20, '2', false])
    const last = await find(ferries(20), 'q=ferry&sort=newest', { lacking: 5 })
    expect([last.found.hits.length, new Set(last.found.hits.map(({ address }) => address)).size]).toEqual([
      20, 20,
    ])
  })

  it('after a hit leads on only where the pages have no numbers', async () => {
    const { found } = await find(ferries(45), 'q=ferry&sort=oldest&page=after.64')
    expect([found.hits.length, found.next, found.isCacheable]).toEqual([20, null, true])
  })

  it('counts what it shows where the index is that of another release, and says that there may be more', async () => {
    const long = await find(ferries(25), 'q=ferry&sort=newest', { served: 'other' })
    expect([long.found.total, long.found.capped, long.found.isCacheable]).toEqual([20, true, false])
    const short = await find(ferries(3), 'q=ferry&sort=newest', { served: 'other' })
    expect([short.found.total, short.found.capped, short.found.facets]).toEqual([3, false, []])
  })

  it('beyond the last hit of another release’s index counts nothing: the number of the page is the client’s', async () => {
    const query = (page: number) => `q=ferry&sort=newest&page=${page}`
    const beyond = await find(ferries(3), query(50), { served: 'other' })
    expect([beyond.found.hits, beyond.found.total, beyond.found.capped]).toEqual([[], 0, false])
    const second = await find(ferries(23), query(2), { served: 'other' })
    expect([second.found.hits.length, second.found.total]).toEqual([3, 23])
  })

  it('has no article that other search engines must not list, whatever the index proposes', async () => {
    const status = { is: 'noindex' } as ArticleDocument['fields']['status']
    const { found } = await find(
      [articleAt('/e/a', 'Ferry'), articleAt('/e/b', 'Ferry', { status })],
      'q=ferry',
    )
    expect(found.hits.map(({ address }) => address)).toEqual(['/e/a'])
  })
})

it('an index is the release’s own only if this version of the program analysed it', async () => {
  const { source } = await find(ferries(1), 'q=ferry')
  const isCurrent = async (release: string) => (await queryIndex(source, release, [])).isCurrent
  expect([await isCurrent('served'), await isCurrent('other')]).toEqual([true, false])
  await index.prepare('UPDATE state SET analysis = analysis - 1').run()
  expect(await isCurrent('served')).toBe(false)
})

describe('the searches proposed for one without hits', () => {
  it('without its limits stay in the edition, and in all editions keep the limits', async () => {
    const documents = [
      articleAt('/e/a', 'Ferry'),
      articleAt('/f/a', 'Ferry'),
      articleAt('/f/b', 'Ferry', { published: '2001-02-03' }),
    ]
    const propose = async (query: string) => {
      const { source } = await find(documents, query)
      const proposed = await findAlternatives(source, 'served', requestOf(query))
      return proposed?.map(({ drops, articles: count }) => [drops, count])
    }
    expect(await propose('q=ferry&edition=e&from=2001&to=2002')).toEqual([
      ['filters', 1],
      ['edition', 1],
    ])
    expect(await propose('q=ferry&edition=e&from=1990&to=1991')).toEqual([['filters', 1]])
  })

  it('are none while the index fails, and such an answer is not isCacheable', async () => {
    const documents = [articleAt('/e/a', 'Ferry')]
    const { found, source } = await find(documents, 'q=ferri')
    expect([found.total, found.isCacheable, found.alternatives.length]).toEqual([0, true, 1])
    let batches = 0
    const failing = {
      prepare: index.prepare.bind(index),
      batch: (statements: D1PreparedStatement[]) =>
        ++batches > 2 ? Promise.reject(new Error('D1 is down')) : index.batch(statements),
    } as unknown as D1Database
    const { root } = await madeRelease([])
    const failed = await findHits(
      { ...source, database: failing },
      { id: 'served', root },
      requestOf('q=ferri'),
    )
    expect([failed.total, failed.isCacheable, failed.alternatives]).toEqual([0, false, []])
  })
})
