import { describe, expect, it } from 'vitest'
import {
  copyAsCacheHit,
  createConditionalResponse,
  createResponseHead,
  type RememberableVariant,
} from '../../../src/edge/gateway/respond.ts'
import type { ArchiveSettings } from '../../../src/model/edition.ts'

const archive = { name: 'A', url: 'https://a.example', language: 'en' } as ArchiveSettings

type Chosen = Partial<Omit<RememberableVariant, 'outcome'>> & { outcome: RememberableVariant['outcome'] }

const variant = (chosen: Chosen): RememberableVariant => ({
  representation: 'html',
  address: '/e/a',
  path: '/x',
  hit: false,
  isExplicit: false,
  ...chosen,
})

const documentOf = (type: string, bytes = 10): RememberableVariant['outcome'] => ({
  kind: 'document',
  headers: { 'content-type': type, etag: '"1"' },
  body: new Uint8Array(bytes),
  available: ['html', 'json', 'markdown'],
})

/** The headers that depend on the variant. */
function varying(chosen: Chosen) {
  const { status, headers } = createResponseHead(variant(chosen), archive)
  const names = ['cache-control', 'vary', 'content-location', 'x-robots-tag', 'location', 'cache-status']
  const found = names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : []))
  return { status, ...Object.fromEntries(found) }
}

const miss = { 'cache-status': 'morgue; fwd=miss' }
const whole = 'max-age=300, stale-while-revalidate=60'
const json = documentOf('application/json')

describe('the head of a document', () => {
  it.each<[string, Chosen, object]>([
    [
      'a page at the address itself',
      { outcome: documentOf('text/html') },
      { 'cache-control': `public, ${whole}`, vary: 'Accept' },
    ],
    [
      'JSON at the address itself, which a cache must not send to a reader',
      { representation: 'json', outcome: json },
      {
        'cache-control': `private, ${whole}`,
        vary: 'Accept',
        'content-location': '/e/a.json',
        'x-robots-tag': 'noindex',
      },
    ],
    [
      'JSON of a list',
      { representation: 'json', address: '/e/', outcome: json },
      {
        'cache-control': `private, ${whole}`,
        vary: 'Accept',
        'content-location': '/e/index.json',
        'x-robots-tag': 'noindex',
      },
    ],
    [
      'JSON at its own URL',
      { representation: 'json', isExplicit: true, outcome: json },
      { 'cache-control': `public, ${whole}` },
    ],
    [
      'Markdown that the Worker compresses',
      {
        representation: 'markdown',
        isExplicit: true,
        outcome: documentOf('text/markdown; charset=utf-8', 1024),
      },
      { 'cache-control': `public, ${whole}`, vary: 'Accept-Encoding' },
    ],
    [
      'Markdown too short to compress',
      { representation: 'markdown', isExplicit: true, outcome: documentOf('text/markdown', 1023) },
      { 'cache-control': `public, ${whole}` },
    ],
  ])('is that of %s', (_, chosen, expected) => {
    expect(varying(chosen)).toEqual({ status: 200, ...miss, ...expected })
  })

  it('tells a hit of the cache from a miss, and from a hit of the memory', () => {
    expect(varying({ hit: true, outcome: json })).toMatchObject({ 'cache-status': 'morgue; hit' })
    const head = createResponseHead(variant({ outcome: json }), archive)
    expect(copyAsCacheHit(head).headers.get('cache-status')).toBe('morgue; hit')
    expect(head.headers.get('cache-status')).toBe('morgue; fwd=miss')
  })

  it('protects subdomains only where the archive is configured to', () => {
    const hsts = (settings: Partial<ArchiveSettings>) =>
      createResponseHead(variant({ outcome: json }), { ...archive, ...settings }).headers.get(
        'strict-transport-security',
      )
    expect(hsts({})).toBe('max-age=63072000')
    expect(hsts({ hsts: 'subdomains' } as Partial<ArchiveSettings>)).toBe(
      'max-age=63072000; includeSubDomains',
    )
  })
})

describe('the head of an absence or redirect', () => {
  const absence = (status: number): RememberableVariant['outcome'] => ({
    kind: 'absence',
    status,
    headers: { 'content-type': 'text/html' },
    body: new Uint8Array(1),
  })

  it.each([
    [300, 60],
    [404, 60],
    [410, 300],
    [451, 300],
  ])('of %i lasts %i seconds, for a reader and for a program', (status, seconds) => {
    const shared = { status, ...miss, vary: 'Accept' }
    expect(varying({ outcome: absence(status) })).toEqual({
      ...shared,
      'cache-control': `public, max-age=${seconds}`,
    })
    expect(varying({ representation: 'json', outcome: absence(status) })).toEqual({
      ...shared,
      'cache-control': `private, max-age=${seconds}`,
    })
  })

  it('keeps the extension of an explicit URL, and adds none to another', () => {
    const outcome = { kind: 'redirect', location: '/e/b' } as const
    const shared = { status: 301, ...miss, vary: 'Accept', 'cache-control': 'public, max-age=300' }
    expect(varying({ representation: 'json', isExplicit: true, outcome })).toEqual({
      ...shared,
      location: '/e/b.json',
    })
    expect(varying({ representation: 'json', outcome })).toEqual({ ...shared, location: '/e/b' })
  })
})

describe('a response', () => {
  const body = new TextEncoder().encode('# Words\n'.repeat(200))
  const head = createResponseHead(
    variant({ representation: 'markdown', outcome: { ...documentOf('text/markdown'), body } as never }),
    archive,
  )
  const ask = (headers: Record<string, string>, method = 'GET') =>
    createConditionalResponse(new Request('https://a.example/e/a', { method, headers }), head, body)

  it('has the body for GET alone', async () => {
    expect(await ask({}).text()).toBe('# Words\n'.repeat(200))
    const answer = ask({}, 'HEAD')
    expect([answer.status, answer.body]).toEqual([200, null])
    expect([...answer.headers]).toEqual([...ask({}).headers])
  })

  it('is compressed for a client that accepts gzip', () => {
    expect(ask({ 'accept-encoding': 'gzip' }).headers.get('content-encoding')).toBe('gzip')
    expect(ask({ 'accept-encoding': 'br' }).headers.get('content-encoding')).toBeNull()
    expect(head.headers.get('content-encoding')).toBeNull()
  })

  it('is compressed as the client accepts it, where the platform has rewritten Accept-Encoding', () => {
    const encodingFor = (clientAcceptEncoding: string, rewritten: string) => {
      const headers = { 'accept-encoding': rewritten }
      const request = new Request('https://a.example/e/a', { headers, cf: { clientAcceptEncoding } })
      return createConditionalResponse(request, head, body).headers.get('content-encoding')
    }
    expect([encodingFor('', 'gzip, br'), encodingFor('gzip', 'br')]).toEqual([null, 'gzip'])
  })

  it('is 304 for the same entity tag, with the headers that caches update', () => {
    const answer = ask({ 'if-none-match': '"0", W/"1"', 'accept-encoding': 'gzip' })
    expect([answer.status, answer.body]).toEqual([304, null])
    expect([...answer.headers.keys()].sort()).toEqual([
      'access-control-allow-origin',
      'access-control-expose-headers',
      'cache-control',
      'cache-status',
      'content-location',
      'etag',
      'strict-transport-security',
      'vary',
    ])
    for (const [name, value] of answer.headers) expect([name, value]).toEqual([name, head.headers.get(name)])
    expect(ask({ 'if-none-match': '"0"' }).status).toBe(200)
  })

  it('without an entity tag matches no precondition', () => {
    const redirect = createResponseHead(variant({ outcome: { kind: 'redirect', location: '/e/b' } }), archive)
    const request = new Request('https://a.example/e/a', { headers: { 'if-none-match': '*' } })
    expect(createConditionalResponse(request, redirect, null).status).toBe(301)
  })
})
