import { beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { sha256 } from '../../src/archive/digest.ts'
import type { Root } from '../../src/archive/root.ts'
import { archive, freshIsolate, index, load, watched } from './support.ts'

const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await load()
})

/** Every kind of response to a GET: path, `Accept`, status. */
const answers: [path: string, accept: string, status: number][] = [
  [article, 'text/html', 200],
  [article, 'text/markdown', 200],
  [`${article}.json`, '*/*', 200],
  [article.replace('.html', ''), 'text/html', 301],
  ['/le-fanal/nowhere', 'text/html', 404],
  ['/le-fanal/nowhere', 'application/json', 404],
  [article, 'image/png', 406],
  [`/${'x'.repeat(9000)}`, 'text/html', 414],
  ['/robots.txt', '*/*', 200],
  ['/sitemap.xml', '*/*', 200],
  ['/opensearch.xml', '*/*', 200],
  ['/favicon.svg', '*/*', 200],
  ['/schema/article.json', '*/*', 200],
  ['/.well-known/morgue.json', '*/*', 200],
  ['/search?q=otan', 'text/html', 503],
  ['/search?q=otan', 'image/png', 406],
]

const unreachable = { batch: () => Promise.reject(new Error('no index')), prepare: index.prepare.bind(index) }
const noIndex = { database: unreachable as unknown as D1Database }

describe.each(answers)('%s for Accept: %s', (path, accept, status) => {
  it(`is readable by scripts of other origins, has security headers, and reports the cache (${status})`, async () => {
    const isolate = freshIsolate(undefined, undefined, noIndex)
    for (const method of ['GET', 'HEAD', 'GET']) {
      const response = await isolate.fetch(path, { method, headers: { accept } })
      const { headers } = response
      await response.arrayBuffer()
      expect(response.status).toBe(status)
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-expose-headers')).toBe('ETag, Link, Content-Location, Cache-Status')
      expect(headers.get('cache-status')).toMatch(/^morgue; (?:hit|fwd=miss|fwd=bypass)$/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    }
  })
})

it('a 304 is readable by scripts of other origins and has HSTS too, on a first request and from memory', async () => {
  const isolate = freshIsolate()
  const etag = (await isolate.fetch(article)).headers.get('etag') ?? ''
  for (const path of [`${article}?anew`, article]) {
    const { status, headers } = await isolate.fetch(path, { headers: { 'if-none-match': etag } })
    expect([status, headers.get('access-control-allow-origin')]).toEqual([304, '*'])
    expect(headers.get('access-control-expose-headers')).toContain('ETag')
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000')
    expect(headers.get('content-security-policy')).toBeNull()
  }
})

describe('HSTS', () => {
  const served = async (change: Partial<Root['archive']>) => {
    const pointer = JSON.parse(inject('release').release ?? '{}')
    const root = JSON.parse(inject('release')[`root/${pointer.root}`] ?? '{}') as Root
    const bytes = new TextEncoder().encode(
      JSON.stringify({ ...root, archive: { ...root.archive, ...change } }),
    )
    const digest = await sha256(bytes)
    await archive.put(`root/${digest}`, bytes)
    await archive.put('release', JSON.stringify({ ...pointer, root: digest, sequence: 9 }))
  }

  it.each([
    ['host', 'max-age=63072000'],
    ['subdomains', 'max-age=63072000; includeSubDomains'],
  ] as const)('covers the %s', async (hsts, expected) => {
    await served({ hsts })
    const isolate = freshIsolate()
    for (const path of [article, article, `${article}.md`, '/robots.txt', '/favicon.svg', '/nowhere'])
      expect([path, (await isolate.fetch(path)).headers.get('strict-transport-security')]).toEqual([
        path,
        expected,
      ])
    const refused = await isolate.fetch(article, { method: 'DELETE' })
    expect(refused.headers.get('strict-transport-security')).toBe(expected)
  })
})

describe('a refusal', () => {
  it.each([
    ['DELETE', article, 405],
    ['GET', `/le-fanal/${'x'.repeat(9000)}`, 414],
  ])('of %s is a page for readers and a problem for programs', async (method, path, status) => {
    const isolate = freshIsolate()
    await isolate.fetch('/')
    const page = await isolate.fetch(path, { method, headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
    expect([page.headers.get('cache-control'), page.headers.get('vary')]).toEqual(['no-store', 'Accept'])
    expect(page.headers.get('content-language')).toBe('fr-CA')
    expect(await page.text()).toContain('<h1>')
    const problem = await isolate.fetch(path, { method, headers: { accept: 'application/json' } })
    expect([problem.status, problem.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json',
    ])
    const members = (await problem.json()) as object
    expect(members).toMatchObject({ status })
    expect(members).not.toHaveProperty('instance')
  })

  it.each([
    [8192, 404],
    [8193, 414],
  ])('of a URL of %i characters is a %i', async (length, status) => {
    const url = 'https://morgue.example/le-fanal/'.padEnd(length, 'x')
    expect((await freshIsolate().fetch(url)).status).toBe(status)
  })

  it('needs no release', async () => {
    const { namespace } = watched(() => Promise.reject(new Error('KV is down')))
    const response = await freshIsolate(namespace).fetch(article, { method: 'PUT' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    await response.text()
  })

  it.each(['/corrections/new', '/nowhere/corrections/new', '/nowhere/corrections/received'])(
    'of a method is the same where there is no form: %s',
    async (path) => {
      const isolate = freshIsolate()
      for (const method of ['DELETE', 'POST', 'PUT']) {
        const { status, headers } = await isolate.fetch(path, { method })
        expect([method, status, headers.get('cache-control')]).toEqual([method, 405, 'no-store'])
        expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS')
      }
      const preflight = await isolate.fetch(path, { method: 'OPTIONS' })
      expect([preflight.status, preflight.headers.get('cache-control')]).toEqual([204, 'no-store'])
      expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
      expect((await isolate.fetch(path)).status).toBe(404)
    },
  )
})
