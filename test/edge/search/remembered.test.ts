import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addEntries } from '../changed-release.ts'
import { freshIsolate, index, load } from '../support.ts'
import { articles, elsewhere, fillIndex, path, type Results } from './search-support.ts'

const otan = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'
const html = { headers: { accept: 'text/html' } }
const json = { headers: { accept: 'application/json' } }

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.useFakeTimers({ toFake: ['Date'] })
  await load()
  await fillIndex()
})
afterEach(() => vi.useRealTimers())

const facts = async (response: Response) => ({
  status: response.status,
  headers: [...response.headers].filter(([name]) => name !== 'cache-status'),
  body: await response.text(),
})

describe('a page of hits that was asked for before', () => {
  it.each([
    ['/search?q=otan', html],
    ['/search?q=otan', json],
    ['/search.json?q=otan', html],
    ['/le-fanal/search?q=+OTAN&sort=nonsense&page=0', html],
    ['/search?sort=newest&utm_source=x', json],
  ])('at %s comes from memory, and is what a fresh isolate responds', async (target, init) => {
    const isolate = freshIsolate()
    const first = await facts(await isolate.fetch(target, init))
    expect(isolate.remembers(target, init)).toBe(true)
    const again = await isolate.fetch(target, init)
    expect(again.headers.get('cache-status')).toBe('morgue; hit')
    expect(await facts(again)).toEqual(first)
    expect(await facts(await freshIsolate().fetch(target, init))).toEqual(first)
    const etag = again.headers.get('etag') ?? ''
    const unchanged = await isolate.fetch(target, { headers: { ...init.headers, 'if-none-match': etag } })
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
    const head = await isolate.fetch(target, { ...init, method: 'HEAD' })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, ''])
  })

  it('is each reader’s own: the words as they were typed, for one query of the index', async () => {
    const isolate = freshIsolate()
    for (let round = 0; round < 2; round++)
      for (const typed of ['otan', ' OTAN ', 'Otan']) {
        const page = await (await isolate.fetch(path({ q: typed }, '/search'), html)).text()
        expect(page).toContain(`value="${typed}"`)
      }
  })

  it('is not remembered while the index or the page is not exact', async () => {
    await fillIndex([...articles, elsewhere(1)])
    const isolate = freshIsolate()
    for (const target of ['/search?q=otan', '/search?q=otan&sort=newest&page=after.1'])
      for (let round = 0; round < 2; round++) {
        const response = await isolate.fetch(target, html)
        expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
        await response.text()
        expect(isolate.remembers(target, html)).toBe(false)
      }
  })

  it('is not remembered when it failed', async () => {
    const down = { batch: () => Promise.reject(new Error('down')), prepare: index.prepare.bind(index) }
    const isolate = freshIsolate(undefined, undefined, { database: down as unknown as D1Database })
    expect((await isolate.fetch('/search?q=otan', html)).status).toBe(503)
    expect(isolate.remembers('/search?q=otan', html)).toBe(false)
  })

  it('ends with its release: an article that was taken down is in no page, typed or remembered', async () => {
    const isolate = freshIsolate()
    const shown = async () => {
      const page = await (await isolate.fetch('/search?q=otan', html)).text()
      const results = (await (await isolate.fetch('/search?q=otan', json)).json()) as Results
      return [page.includes(otan), results.hits.some(({ address }) => address === otan)]
    }
    for (let round = 0; round < 2; round++) expect(await shown()).toEqual([true, true])
    const withheld = { reason: null, since: null, authority: null, headline: null }
    await addEntries([{ address: otan, kind: 'withheld', ...withheld }])
    vi.setSystemTime(Date.now() + 110_000)
    for (let round = 0; round < 2; round++) expect(await shown()).toEqual([false, false])
    expect(isolate.remembers('/search?q=otan', html)).toBe(false)
  })
})
