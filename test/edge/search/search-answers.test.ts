import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshIsolate, index, load } from '../support.ts'
import { articles, fillIndex, path } from './search-support.ts'

beforeAll(async () => {
  await load()
  await fillIndex()
})
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

const down = { batch: () => Promise.reject(new Error('D1 is down')), prepare: index.prepare.bind(index) }
const unavailable = () => freshIsolate(undefined, undefined, { database: down as unknown as D1Database })
const busy = () => freshIsolate(undefined, undefined, { admitRequest: async () => false })

const factsOf = (response: Response, ...names: string[]) => [
  response.status,
  ...names.map((name) => response.headers.get(name)),
]

describe('a search', () => {
  it('that Accept allows in neither form is a 406, with the URLs of both', async () => {
    const response = await freshIsolate().fetch('/le-fanal/search?q=x', { headers: { accept: 'image/png' } })
    expect(await response.json()).toEqual({
      title: 'Not acceptable',
      status: 406,
      detail: 'Search results are available as HTML and as JSON.',
      instance: '/le-fanal/search',
      alternatives: [
        { mediaType: 'text/html', href: '/le-fanal/search' },
        { mediaType: 'application/json', href: '/le-fanal/search.json' },
      ],
    })
  })

  it.each([
    ['/search', 'text/html', 'text/html; charset=utf-8', null],
    ['/search', 'application/json', 'application/json; charset=utf-8', '/search.json'],
    ['/search.json', 'text/html', 'application/json; charset=utf-8', null],
  ])('at %s for %s is %s, kept out of other search engines', async (where, accept, type, location) => {
    const response = await freshIsolate().fetch(path({ q: 'otan' }, where), { headers: { accept } })
    expect(factsOf(response, 'content-type', 'x-robots-tag', 'content-location')).toEqual([
      200,
      type,
      'noindex',
      location && `${location}?q=otan`,
    ])
    await response.text()
  })

  it.each([
    [unavailable, 503],
    [busy, 429],
  ] as const)(
    'that fails says when to come back, as a page and as a problem: %#',
    async (isolate, status) => {
      const title = status === 503 ? 'Service unavailable' : 'Too many requests'
      const problem = await isolate().fetch(path({ q: 'otan' }))
      const names = ['retry-after', 'x-robots-tag', 'cache-control', 'content-type']
      expect(factsOf(problem, ...names)).toEqual([
        status,
        '10',
        'noindex',
        'no-store',
        'application/problem+json',
      ])
      expect(await problem.json()).toEqual({ title, status, detail: expect.stringMatching(/again/) })
      const page = await isolate().fetch(path({ q: 'otan' }, '/le-fanal/search'), {
        headers: { accept: 'text/html' },
      })
      expect(factsOf(page, ...names, 'cache-status')).toEqual([
        status,
        '10',
        'noindex',
        'no-store',
        'text/html; charset=utf-8',
        'morgue; fwd=miss',
      ])
      expect(await page.text()).toContain('value="otan"')
    },
  )

  it('links its pages by number, as JSON in JSON', async () => {
    await fillIndex([...articles, ...articles, ...articles, ...articles])
    const isolate = freshIsolate()
    type Page = { page: number; previous: string | null; next: string | null; hits: object[] }
    const read = async (page: string) =>
      (await (await isolate.fetch(path({ sort: 'newest', page }))).json()) as Page
    const base = 'https://morgue.example/search.json?sort=newest&page='
    expect(await read('1')).toMatchObject({ page: 1, previous: null, next: `${base}2` })
    expect(await read('2')).toMatchObject({ page: 2, previous: `${base}1`, next: `${base}3` })
    const last = await read('3')
    expect([last.page, last.previous, last.next, last.hits.length]).toEqual([3, `${base}2`, null, 16])
    const shown = async (page: string) =>
      />(\d+–\d+) \/ 56/.exec(
        await (await isolate.fetch(path({ sort: 'newest', page }, '/search'))).text(),
      )?.[1]
    expect([await shown('1'), await shown('2'), await shown('3')]).toEqual(['1–20', '21–40', '41–56'])
    await fillIndex()
  })
})
