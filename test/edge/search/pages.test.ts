import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ArticleDocument } from '../../../src/model/document.ts'
import { freshIsolate, index, load } from '../support.ts'
import { articles, fillIndex, path, type Results, results } from './search-support.ts'

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await load()
})

describe('pages', () => {
  it.each([
    ['newest', { q: '-zzz' }],
    ['oldest', { q: 'con*', sort: 'oldest' }],
    ['relevance', { q: 'con*' }],
  ])('follow one another by %s until all were shown', async (_, params) => {
    await fillIndex(Array.from({ length: 5 }, () => articles).flat())
    const isolate = freshIsolate()
    const { total } = await results(isolate, path(params))
    expect(total).toBeGreaterThanOrEqual(40)
    let shown = 0
    for (let next: string | null = path(params); next !== null && shown <= total; ) {
      const page: Results = await results(isolate, next)
      expect(page.total).toBe(total)
      shown += page.hits.length
      next = page.next
    }
    expect(shown).toBe(total)
  })
})

describe('more than a thousand hits', () => {
  const count = 1100

  beforeAll(() =>
    fillIndex(
      Array.from({ length: count }, (_, place) => articles[place % articles.length] as ArticleDocument),
    ),
  )

  it.each(['newest', 'oldest'])(
    'are all shown, each once, by %s',
    async (sort) => {
      const isolate = freshIsolate()
      const [numbers, shown]: [(number | null)[], number[]] = [[], []]
      for (let next: string | null = path({ sort }); next !== null && shown.length < 70; ) {
        const page: Results & { page: number | null } = (await results(isolate, next)) as never
        expect([page.total, page.totalIsCapped]).toEqual([1000, true])
        numbers.push(page.page)
        shown.push(page.hits.length)
        next = page.next
      }
      expect(shown.reduce((sum, hits) => sum + hits, 0)).toBe(count)
      expect(numbers.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, page) => page + 1))
      expect(new Set(numbers.slice(50))).toEqual(new Set([null]))
    },
    60_000,
  )

  it('cost as many rows as a bill counts for a search', async () => {
    let rows = 0
    const database = {
      prepare: (sql: string) => index.prepare(sql),
      async batch(statements: D1PreparedStatement[]) {
        const replies = await index.batch(statements)
        for (const { meta } of replies) rows += meta.rows_read
        return replies
      },
    } as unknown as D1Database
    const found = await results(freshIsolate(undefined, undefined, { database }), path({ sort: 'relevance' }))
    expect(found.totalIsCapped).toBe(true)
    expect([rows > 1000, rows < 6500]).toEqual([true, true])
    const editions = found.facets.filter(({ kind }) => kind === 'edition')
    expect(editions.reduce((sum, { articles: counted }) => sum + counted, 0)).toBe(300)
  })
})

describe('an invented page', () => {
  beforeEach(() => fillIndex())

  it.each(['7.1.9999', '2.64.1001', '99999', 'after.0', '1e1', '01'])(
    '%s is not understood: what is said is what was found, under the first page’s key',
    async (page) => {
      const isolate = freshIsolate()
      await results(isolate, path({ q: 'otan' }))
      const response = await isolate.fetch(path({ q: 'otan', page }))
      expect(response.headers.get('cache-status')).toBe('morgue; hit')
      const found = (await response.json()) as Results & { page: number }
      expect(found).toMatchObject({ total: 1, totalIsCapped: false, page: 1, next: null })
      expect(found.ignored.misread).toEqual(['page'])
    },
  )

  it('beyond the last hit has no range of hits', async () => {
    const response = await freshIsolate().fetch('/search?q=otan&page=50')
    const html = await response.text()
    expect([html.includes('981–'), html.includes('<p class="count">1 article</p>')]).toEqual([false, true])
  })

  it('after a hit that does not exist is served, counted, and not cached', async () => {
    const isolate = freshIsolate()
    for (const after of ['1', '65', '999999999999999']) {
      const target = path({ q: 'otan', sort: 'newest', page: `after.${after}` })
      for (let again = 0; again < 2; again++) {
        const response = await isolate.fetch(target)
        expect([after, response.status, response.headers.get('cache-control')]).toEqual([
          after,
          200,
          'no-store',
        ])
        expect(await response.json()).toMatchObject({ total: 1, totalIsCapped: false, next: null })
      }
    }
  })

  it('after a hit that exists may be cached', async () => {
    const isolate = freshIsolate()
    const response = await isolate.fetch(path({ sort: 'oldest', page: 'after.64' }))
    expect(response.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=60')
    expect(await response.json()).toMatchObject({ total: 14, page: null })
    const otherwise = await isolate.fetch(path({ q: 'otan', sort: 'oldest', page: 'after.64' }))
    expect(otherwise.headers.get('cache-control')).toBe('no-store')
    await otherwise.text()
  })
})
