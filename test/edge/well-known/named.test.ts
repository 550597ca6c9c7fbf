import { beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { freshIsolate, load, watched } from '../support.ts'

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await load()
})

const files = ['/robots.txt', '/sitemap.xml', '/sitemaps/le-fanal/2016.xml']

describe.each(files)('%s', (file) => {
  it('is one public file, whatever Accept says, on every host', async () => {
    const isolate = freshIsolate()
    const response = await isolate.fetch(file, { headers: { accept: 'image/png' } })
    expect([response.status, response.headers.get('vary')]).toEqual([200, null])
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=300/)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const body = await response.text()
    expect(await (await isolate.fetch(`https://lefanal.example${file}`)).text()).toBe(body)
    expect(await (await isolate.fetch(file, { method: 'HEAD' })).text()).toBe('')
    expect((await isolate.fetch(file, { method: 'POST' })).status).toBe(405)
  })

  it('is served while KV fails, if it is cached', async () => {
    const before = freshIsolate()
    const expected = await (await before.fetch(file)).text()
    const started = freshIsolate(
      watched(() => Promise.reject(new Error('KV is down'))).namespace,
      before.build,
    )
    const response = await started.fetch(file)
    expect([response.status, await response.text()]).toEqual([200, expected])
  })

  it('is an uncached 503 if nothing is readable', async () => {
    const response = await freshIsolate(
      watched(() => Promise.reject(new Error('KV is down'))).namespace,
    ).fetch(file)
    expect([response.status, response.headers.get('cache-control')]).toEqual([503, 'no-store'])
    await response.text()
  })
})

describe('a file', () => {
  it.each([...files, '/favicon.svg', '/favicon.ico', '/opensearch.xml', '/schema/article.json'])(
    'is served only at its own path, not at %s/',
    async (file) => {
      const response = await freshIsolate().fetch(`${file}/`)
      expect(response.status).not.toBe(200)
      await response.text()
    },
  )
})

/** A slow, plain implementation of RFC 9309 §2.2.2: true when a rule matches a path with its query. */
function forbids(rule: string, path: string): boolean {
  const anchored = rule.endsWith('$')
  const pieces = (anchored ? rule.slice(0, -1) : rule).split('*')
  let at = 0
  for (const [place, piece] of pieces.entries()) {
    const found = place === 0 ? (path.startsWith(piece) ? 0 : -1) : path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return !anchored || at === path.length
}

describe('robots', () => {
  const rules = async () => {
    const text = await (await freshIsolate().fetch('/robots.txt')).text()
    return text.split('\n').flatMap((line) => /^Disallow: (.*)/.exec(line)?.[1] ?? [])
  }

  it.each([
    '/search',
    '/search?q=x',
    '/search.json?q=x',
    '/le-fanal/search',
    '/the-lantern/search?page=2',
    '/le-fanal/search.json',
    '/le-fanal/corrections/new?article=%2Fle-fanal%2Fx',
    '/corrections/new',
  ])('are kept out of %s', async (path) =>
    expect((await rules()).some((rule) => forbids(rule, path))).toBe(true),
  )

  it.each([
    '/',
    '/le-fanal/',
    '/search-continues-for-missing-hikers',
    '/le-fanal/search-continues-for-missing-hikers',
    '/le-fanal/2016/search',
    '/le-fanal/search/',
    '/le-fanal/topics/search-engines',
    '/le-fanal/topics/search',
    '/le-fanal/corrections',
    '/the-lantern/corrections/newspaper-apologises',
    '/the-lantern/2016/corrections/new-rules.html',
  ])('read %s', async (path) => expect((await rules()).filter((rule) => forbids(rule, path))).toEqual([]))
})

describe('sitemaps', () => {
  it.each(['/sitemap.xml', '/sitemaps/le-fanal/2016.xml'])('%s is XML', async (path) => {
    const response = await freshIsolate().fetch(path)
    expect(response.headers.get('content-type')).toBe('application/xml')
    expect(await response.text()).toMatch(/^<\?xml /)
  })

  it('are not sent again for their ETag', async () => {
    const isolate = freshIsolate()
    const etag = (await isolate.fetch('/sitemap.xml')).headers.get('etag') ?? ''
    expect((await isolate.fetch('/sitemap.xml', { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it('cost two reads in addition to the release', async () => {
    const { namespace, keys } = watched()
    const isolate = freshIsolate(namespace)
    await isolate.fetch('/robots.txt')
    keys.length = 0
    await isolate.fetch('/sitemaps/le-fanal/2016.xml')
    expect(keys.map((key) => key.split('/')[0]).sort()).toEqual(['shard', 'sitemap'])
  })
})

describe('a list', () => {
  it.each(['/le-fanal/topics/otan', '/le-fanal/holdings', '/le-fanal/on-this-day/04-08'])(
    '%s costs two reads in addition to the release',
    async (list) => {
      const { namespace, keys } = watched()
      const isolate = freshIsolate(namespace)
      await isolate.fetch('/robots.txt')
      keys.length = 0
      expect((await isolate.fetch(list)).status).toBe(200)
      expect(keys.map((key) => key.split('/')[0])).toEqual([
        'shard',
        expect.stringMatching(/collection|holdings/),
      ])
    },
  )
})

describe('/.well-known/morgue.json', () => {
  it('names the release that is served and the command that verifies it, for a minute', async () => {
    const response = await freshIsolate().fetch('/.well-known/morgue.json', {
      headers: { accept: 'image/png' },
    })
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'public, max-age=60'])
    const served = (await response.json()) as Record<string, unknown>
    const release = JSON.parse(inject('release').release ?? '') as Record<string, unknown>
    expect(served).toEqual({
      root: release.root,
      sequence: release.sequence,
      publishedAt: release.publishedAt,
      counts: { articles: 14, entries: expect.any(Number) },
      verify: 'morgue verify https://morgue.example --content <folder>',
    })
  })

  it('is a 503 if nothing is readable', async () => {
    const { namespace } = watched(() => Promise.reject(new Error('KV is down')))
    const response = await freshIsolate(namespace).fetch('/.well-known/morgue.json')
    expect([response.status, response.headers.get('cache-control')]).toEqual([503, 'no-store'])
    await response.text()
  })
})
