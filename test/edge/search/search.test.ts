import { beforeEach, describe, expect, it, vi } from 'vitest'
import { hostileQueries, randomQueries } from '../../support/queries.ts'
import { isDue } from '../../support/turns.ts'
import { freshIsolate, index, load, watched } from '../support.ts'
import { addressesOf, articles, elsewhere, fillIndex, path, results } from './search-support.ts'

const otan = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await load()
  await fillIndex()
})

describe('a search', () => {
  it.each([
    'otan russie',
    "l'annexion de la Crimée",
    'l’ANNEXION de la crimee',
    'Crimée',
    '"conseil otan-russie"',
    'annex* -nato',
  ])('for %s finds what a person would expect, and its own words in it', async (q) => {
    const found = await results(freshIsolate(), path({ q }))
    expect(addressesOf(found)).toEqual([otan])
    const [hit] = found.hits
    expect(hit).toMatchObject({ date: '2016-04-08', headline: expect.stringContaining('Otan et la Russie') })
    expect(hit?.highlights.length).toBeGreaterThan(0)
    expect(found).toMatchObject({ total: 1, totalIsCapped: false, next: null })
  })

  it('is a page with the form as typed and the words marked, closed to indexes', async () => {
    const q = "L'annexion de la <Crimée>"
    const response = await freshIsolate().fetch(path({ q, from: 'x' }, '/le-fanal/search'))
    const page = await response.text()
    expect(page).toContain('value="L&#39;annexion de la &lt;Crimée&gt;"')
    expect(page).toContain('<mark>Crimée</mark>')
    expect(page).toContain('Ignorés, car trop courants\u00a0: de, la')
    expect(page).toContain('Champs non valides, ignorés\u00a0: À partir de')
    expect(page).toContain('<form action="/le-fanal/search">')
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(response.headers.get('vary')).toBe('Accept')
    expect(response.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=60')
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
  })

  it('is JSON if Accept prefers it, and a 406 if it allows neither', async () => {
    const isolate = freshIsolate()
    const target = path({ q: 'otan' }, '/search')
    const json = await isolate.fetch(target, { headers: { accept: 'application/json' } })
    expect(json.headers.get('content-type')).toContain('json')
    expect(json.headers.get('cache-control')).toBe('private, max-age=300, stale-while-revalidate=60')
    expect(json.headers.get('content-location')).toBe('/search.json?q=otan')
    await json.text()
    const again = await isolate.fetch(target, {
      headers: { accept: 'application/json', 'if-none-match': json.headers.get('etag') ?? '' },
    })
    expect([again.status, again.headers.get('cache-status')]).toEqual([304, 'morgue; hit'])
    const neither = await isolate.fetch(target, { headers: { accept: 'image/png' } })
    expect([neither.status, neither.headers.get('content-type')]).toEqual([406, 'application/problem+json'])
    expect((await isolate.fetch(target, { method: 'HEAD' })).status).toBe(200)
  })

  it('is narrowed by edition, section, topic, author and dates', async () => {
    const isolate = freshIsolate()
    const all = await results(isolate, path({}))
    const inEdition = await results(isolate, path({}, '/le-fanal/search.json'))
    expect([all.total, inEdition.total]).toEqual([14, 7])
    expect(addressesOf(inEdition).every((address) => address.startsWith('/le-fanal/'))).toBe(true)
    expect(addressesOf(await results(isolate, path({ edition: 'le-fanal' })))).toEqual(addressesOf(inEdition))
    expect(addressesOf(await results(isolate, path({ topic: 'otan' })))).toEqual([otan])
    expect(addressesOf(await results(isolate, path({ section: 'International', to: '2016-04' })))).toContain(
      otan,
    )
    expect((await results(isolate, path({ from: '2018', to: '2018-10' }))).total).toBe(1)
    const own = await results(isolate, 'https://lefanal.example/search.json')
    expect(addressesOf(own)).toEqual(addressesOf(inEdition))
    expect((await isolate.fetch('/nobody/search')).status).toBe(404)
  })

  it('for stop words alone lists the newest first, and says so', async () => {
    const found = await results(freshIsolate(), path({ q: 'la de the' }))
    expect(found.ignored.stopWords).toEqual(['la', 'de', 'the'])
    const dates = found.hits.map(({ date }) => date ?? '')
    expect(dates).toEqual(dates.toSorted().toReversed())
  })

  it('is never an error for hostile input', async () => {
    const isolate = freshIsolate()
    const random = randomQueries(200).filter((_, place) => isDue(place, 4))
    for (const q of [...hostileQueries, ...random]) {
      const response = await isolate.fetch(path({ q: q.slice(0, 2000).toWellFormed() }))
      expect([q, response.status]).toEqual([q, 200])
      await response.text()
    }
  }, 60_000)
})

describe('the hits of a search', () => {
  it('that the release lacks are dropped and replaced, and the page is not cached', async () => {
    await fillIndex([...articles, ...Array.from({ length: 25 }, (_, place) => elsewhere(place))], 'other')
    const isolate = freshIsolate()
    const response = await isolate.fetch(path({ q: 'otan russie' }))
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(addressesOf(await response.json())).toEqual([otan])
    const newest = await results(isolate, path({ sort: 'newest' }))
    expect(newest.hits).toHaveLength(14)
  })

  it('that the index of this very release cannot propose are a sign of corruption: the page is not cached', async () => {
    await fillIndex([...articles, elsewhere(1)])
    const isolate = freshIsolate()
    const spoilt = await isolate.fetch(path({ sort: 'newest' }))
    expect([spoilt.status, spoilt.headers.get('cache-control')]).toEqual([200, 'no-store'])
    await spoilt.text()
    await fillIndex()
    const sound = await isolate.fetch(path({ sort: 'newest' }))
    expect(sound.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=60')
    await sound.text()
  })

  it('that were counted in another release than proposed are not cached', async () => {
    await fillIndex(Array.from({ length: 3 }, () => articles).flat())
    let batches = 0
    const moving = {
      prepare: index.prepare.bind(index),
      async batch(statements: D1PreparedStatement[]) {
        if (++batches === 2) await index.prepare("UPDATE state SET root = 'another'").run()
        return index.batch(statements)
      },
    }
    const isolate = freshIsolate(undefined, undefined, { database: moving as unknown as D1Database })
    const response = await isolate.fetch(path({ sort: 'newest' }))
    expect([batches >= 2, response.headers.get('cache-control')]).toEqual([true, 'no-store'])
    await response.text()
    await fillIndex()
  })

  it('cost two bulk reads, whatever their number', async () => {
    const { namespace, keys } = watched()
    const isolate = freshIsolate(namespace)
    await (await isolate.fetch('/')).text()
    const before = keys.length
    await results(isolate, path({}))
    expect(keys.length - before).toBe(2)
  })

  it('whose object is unreadable are missing, and the page is not cached', async () => {
    const { namespace } = watched((key) =>
      Array.isArray(key) && key.some((each) => each.startsWith('article/'))
        ? Promise.resolve(new Map())
        : null,
    )
    const response = await freshIsolate(namespace).fetch(path({ q: 'otan' }))
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    await response.text()
  })
})

describe('while the index is unavailable', () => {
  const down = { batch: () => Promise.reject(new Error('D1 is down')), prepare: index.prepare.bind(index) }

  it('readers get the form and links to browse, programs a problem; neither is cached', async () => {
    const isolate = freshIsolate(undefined, undefined, { database: down as unknown as D1Database })
    const page = await isolate.fetch(path({ q: 'otan' }, '/search'), { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('cache-control')]).toEqual([503, 'no-store'])
    const body = await page.text()
    expect(body).toContain('value="otan"')
    expect(body).toContain('<a href="/le-fanal/">')
    const problem = await isolate.fetch(path({ q: 'otan' }))
    expect([problem.status, problem.headers.get('content-type')]).toEqual([503, 'application/problem+json'])
    await problem.text()
    expect((await isolate.fetch(otan)).status).toBe(200)
  })

  it('too many searches get a 429, but cached pages are served', async () => {
    const cached = freshIsolate()
    await results(cached, path({ q: 'otan' }))
    const busy = freshIsolate(undefined, cached.build, { admitRequest: async () => false })
    expect((await results(busy, path({ q: ' OTAN ' }))).total).toBe(1)
    const refused = await busy.fetch(path({ q: 'russie' }))
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, 10])
    await refused.text()
  })
})

describe('links to the search', () => {
  it('are a description, a link in every page, and a box on fronts and 404 pages', async () => {
    const isolate = freshIsolate()
    const description = await isolate.fetch('/opensearch.xml')
    expect(description.headers.get('content-type')).toContain('application/opensearchdescription+xml')
    const described = await description.text()
    expect(described).toContain('template="https://morgue.example/search?q={searchTerms}"')
    expect(described).toContain('<ShortName>The Morgue</ShortName>')
    expect(await (await isolate.fetch(otan)).text()).toContain('href="/opensearch.xml"')
    expect(await (await isolate.fetch('/le-fanal/')).text()).toContain('action="/le-fanal/search"')
    const missing = await isolate.fetch('/le-fanal/2016/04/08/une-rencontre-otan_n_1.html')
    expect(await missing.text()).toContain('value="une rencontre otan"')
  })
})
