import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshIsolate, load } from '../support.ts'
import { articles, fillIndex, path, results, withheldSince } from './search-support.ts'

beforeAll(async () => {
  await load()
  await fillIndex()
})
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

describe('a search that finds nothing', () => {
  it.each([
    ['rusie otan', 'russie otan'],
    ['otann', 'otan'],
    ['rsusie', 'russie'],
  ])('proposes for %s the nearest spelling in the index', async (q, nearest) => {
    const { total, alternatives } = await results(freshIsolate(), path({ q }))
    expect([total, alternatives[0]]).toMatchObject([0, { query: nearest, articles: 1 }])
  })

  it('proposes each word without the others, other editions, and no limits, where they find something', async () => {
    const isolate = freshIsolate()
    const { alternatives } = await results(
      isolate,
      path({ q: 'otan wildfire', from: '2001', to: '2002' }, '/le-fanal/search.json'),
    )
    expect(alternatives).toEqual([])
    const fewer = await results(isolate, path({ q: 'otan wildfire', from: '2016', to: '2016' }))
    expect(fewer.alternatives.map(({ query }) => query)).toEqual(['wildfire', 'otan'])
    const everywhere = await results(isolate, path({ q: 'wildfire' }, '/le-fanal/search.json'))
    expect(everywhere.alternatives).toMatchObject([
      { query: 'wildfire', url: expect.stringMatching(/edition=\*$/) },
    ])
    const limited = await results(isolate, path({ q: 'otan', from: '2001', to: '2002' }))
    expect(limited.alternatives).toMatchObject([{ articles: 1, url: 'https://morgue.example/search?q=otan' }])
  })

  it('proposes what finds as many articles as it says, and ways to browse', async () => {
    const isolate = freshIsolate()
    const found = await results(isolate, path({ q: 'otan wildfire russie', section: 'International' }))
    expect(found.alternatives.length).toBeGreaterThan(0)
    for (const { url, articles: count } of found.alternatives)
      expect((await results(isolate, url.replace('/search?', '/search.json?'))).total).toBe(count)
    const page = await (await isolate.fetch(path({ q: 'rusie' }, '/le-fanal/search'))).text()
    expect(page).toContain('<a href="/le-fanal/search?q=russie">russie</a>')
    expect(page).toContain('Vous pouvez aussi parcourir les archives')
  })

  it('proposes no word of another release’s index: the article may be withheld since', async () => {
    await fillIndex([...articles, withheldSince], 'other')
    expect((await results(freshIsolate(), path({ q: 'castafiora' }))).alternatives).toEqual([])
    await fillIndex()
  })

  it('proposes nothing where there are hits', async () =>
    expect((await results(freshIsolate(), path({ q: 'otan' }))).alternatives).toEqual([]))
})

describe('a search for a name', () => {
  it('leads to its list', async () => {
    const isolate = freshIsolate()
    const { lists } = await results(isolate, path({ q: 'OTAN' }))
    expect(lists).toEqual([
      { kind: 'topic', name: 'Otan', url: 'https://morgue.example/le-fanal/topics/otan' },
    ])
    expect((await isolate.fetch('/le-fanal/topics/otan')).status).toBe(200)
    const page = await (await isolate.fetch(path({ q: 'otan' }, '/le-fanal/search'))).text()
    expect(page).toContain('<a href="/le-fanal/topics/otan">Otan</a><p class="count">Sujet</p>')
    const byName = await results(isolate, path({ q: 'leonie castonguay' }))
    expect(byName.lists).toMatchObject([{ kind: 'author', name: 'Léonie Castonguay' }])
  })

  it.each(['otan russie', 'ota*', 'otan -canada', ''])('is not one for %j', async (q) =>
    expect((await results(freshIsolate(), path({ q }))).lists).toEqual([]),
  )
})
