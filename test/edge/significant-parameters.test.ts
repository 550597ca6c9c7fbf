import { applyD1Migrations } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { serveRoot } from './changed-release.ts'
import { addressesOf, articles, fillIndex, path, results } from './search/search-support.ts'
import { corrections, freshIsolate, load } from './support.ts'

/** Serves the demonstration with these parameters as part of every edition's addresses. */
const serveWithParameters = (query: string[]) =>
  serveRoot((root) => ({ ...root, editions: root.editions.map((edition) => ({ ...edition, query })) }))

beforeEach(() => load())
afterEach(() => load())

describe('where an edition counts parameters among its addresses', () => {
  it('a search is found by its path alone', async () => {
    await fillIndex(articles, await serveWithParameters(['p', 'q', 'page', 'sort']))
    const isolate = freshIsolate()
    const otan = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'
    for (const where of ['/le-fanal/search.json', 'https://lefanal.example/search.json', '/search.json'])
      expect(addressesOf(await results(isolate, path({ q: 'otan russie', p: '1' }, where)))).toEqual([otan])
    const page = await isolate.fetch(path({ q: 'otan russie', p: '1' }, '/le-fanal/search'))
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('value="otan russie"')])
  })

  it('the form for corrections is served and takes reports', async () => {
    await applyD1Migrations(corrections, inject('migrations'))
    await serveWithParameters(['p', 'article', 'reference'])
    const isolate = freshIsolate()
    const form = '/the-lantern/corrections/new?p=1'
    expect((await isolate.fetch(`${form}&article=/the-lantern/`)).status).toBe(200)
    const sent = await isolate.fetch(form, { method: 'POST', body: new URLSearchParams({ wrong: 'x' }) })
    expect(sent.status).toBe(303)
    expect((await isolate.fetch(sent.headers.get('location') ?? '')).status).toBe(200)
  })
})
