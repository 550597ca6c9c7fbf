import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createLocalVariantCache } from '../../../src/edge/variant/local-variant-cache.ts'
import { createPlatformVariantCache } from '../../../src/edge/variant/platform-variant-cache.ts'
import type { VariantCache } from '../../../src/edge/variant/variant-cache.ts'

afterEach(() => vi.useRealTimers())

const year = { 'cache-control': 'public, max-age=31536000' }

/** Creates a cache in front of an origin that the test controls. */
type Make = (
  origin: (path: string) => Promise<Response>,
) => Promise<{ cache: VariantCache; settle: () => Promise<void> }>

let opened = 0

const local: Make = async (origin) => {
  const ctx = createExecutionContext()
  const cache = createLocalVariantCache(await caches.open(`contract-${++opened}`), origin, (work) =>
    ctx.waitUntil(work),
  )
  return { cache, settle: () => waitOnExecutionContext(ctx) }
}

/** Simulates `ctx.exports.Variant` behind Workers Cache, which stores responses as `Cache-Control` allows. */
const platform: Make = async (origin) => {
  const stored = new Map<string, Response>()
  const variant = {
    async fetch(input: RequestInfo | URL) {
      const { pathname } = new URL((input as Request).url)
      const found = stored.get(pathname)
      if (found)
        return new Response(found.clone().body, {
          ...found,
          status: found.status,
          headers: [...found.headers, ['cf-cache-status', 'HIT']],
        })
      const response = await origin(pathname)
      if (response.headers.get('cache-control')?.includes('max-age')) stored.set(pathname, response.clone())
      return response
    },
  }
  return { cache: createPlatformVariantCache(variant as unknown as Fetcher), settle: async () => {} }
}

describe.each([
  ['the local variant cache', local],
  ['the platform’s', platform],
] as const)('%s', (_, make) => {
  it.each([200, 301, 404, 410])('stores a %i, calls its origin once, and reports a hit', async (status) => {
    const origin = vi.fn(
      async () =>
        new Response(status === 301 ? null : 'body', {
          status,
          headers: { ...year, location: '/there', etag: 'W/"x"' },
        }),
    )
    const { cache, settle } = await make(origin)
    const [first] = [await cache.fetch('/a/b/html/%2Fx'), await settle()]
    const second = await cache.fetch('/a/b/html/%2Fx')
    expect([first.hit, second.hit, second.response.status]).toEqual([false, true, status])
    expect(second.response.headers.get('etag')).toBe('W/"x"')
    expect(second.response.headers.get('location')).toBe('/there')
    expect(await second.response.text()).toBe(status === 301 ? '' : 'body')
    expect(origin).toHaveBeenCalledTimes(1)
  })

  it('stores no failure', async () => {
    const origin = vi.fn(
      async () => new Response(null, { status: 503, headers: { 'cache-control': 'no-store' } }),
    )
    const { cache, settle } = await make(origin)
    await cache.fetch('/x')
    await settle()
    expect((await cache.fetch('/x')).response.status).toBe(503)
    expect(origin).toHaveBeenCalledTimes(2)
  })

  it('distinguishes paths by every character', async () => {
    const { cache } = await make(async (path) => new Response(path, { headers: year }))
    for (const path of [
      '/r/b/html/%2Fa',
      '/r/b/html/%2Fa%2F',
      '/r/b/json/%2Fa',
      '/r/b/html/%2FA',
      '/r/b/html/%2Fa%253F',
    ])
      expect(await (await cache.fetch(path)).response.text()).toBe(path)
  })
})

describe('the local variant cache', () => {
  it('serves a stale response instead of a failure, if that is allowed', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const answers = ['one', null, 'two']
    const { cache, settle } = await local(async () => {
      const answer = answers.shift() ?? null
      return answer === null
        ? new Response(null, { status: 503, headers: { 'cache-control': 'no-store' } })
        : new Response(answer, {
            headers: { 'cache-control': 'public, max-age=10, stale-if-error=31536000' },
          })
    })
    const next = async () => {
      const text = await (await cache.fetch('/release')).response.text()
      await settle()
      return text
    }
    expect([await next(), await next()]).toEqual(['one', 'one'])
    vi.setSystemTime(Date.now() + 11_000)
    expect([await next(), await next()]).toEqual(['one', 'two'])
  })
})

describe('the storage of the local variant cache', () => {
  const policy = (value: string, status = 200) => ({ status, headers: { 'cache-control': value } })

  it.each([300, 406, 451, 500, 503])('never contains a %i, whatever its Cache-Control', async (status) => {
    const origin = vi.fn(async () => new Response('x', policy('public, max-age=31536000', status)))
    const { cache, settle } = await local(origin)
    for (let again = 0; again < 2; again++) {
      const { response, hit } = await cache.fetch('/x')
      expect([response.status, hit, await response.text()]).toEqual([status, false, 'x'])
      await settle()
    }
    expect(origin).toHaveBeenCalledTimes(2)
  })

  it.each(['no-store', 'public', 'public, max-age=0', 'no-store, max-age=60'])(
    'never contains a response with Cache-Control: %s',
    async (value) => {
      const origin = vi.fn(async () => new Response('x', policy(value)))
      const { cache, settle } = await local(origin)
      await (await cache.fetch('/x')).response.text()
      await settle()
      await (await cache.fetch('/x')).response.text()
      expect(origin).toHaveBeenCalledTimes(2)
    },
  )

  it.each([
    ['a failure is returned without stale-if-error', 'public, max-age=10', 503, ['one', 'failed']],
    [
      'a stale response is returned with stale-if-error',
      'public, max-age=10, stale-if-error=60',
      500,
      ['one', 'one'],
    ],
    ['a 404 is not a failure', 'public, max-age=10, stale-if-error=60', 404, ['one', 'failed']],
  ])('after the lifetime, %s', async (_, value, status, expected) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const answers = [new Response('one', policy(value)), new Response('failed', policy('no-store', status))]
    const { cache, settle } = await local(async () => answers.shift() as Response)
    const texts = [await (await cache.fetch('/x')).response.text()]
    await settle()
    vi.setSystemTime(Date.now() + 10_001)
    texts.push(await (await cache.fetch('/x')).response.text())
    expect(texts).toEqual(expected)
  })
})

describe('the request to the platform’s cache', () => {
  it('is a GET without client headers or a body, and follows no redirect', async () => {
    const requests: Request[] = []
    const variant = {
      async fetch(request: Request) {
        requests.push(request)
        return new Response('x')
      },
    }
    await createPlatformVariantCache(variant as unknown as Fetcher).fetch('/root/build/html/%2Fe%2Fx')
    const [request] = requests
    expect(requests).toHaveLength(1)
    expect(request?.method).toBe('GET')
    expect(request?.url).toBe('https://variant.morgue.internal/root/build/html/%2Fe%2Fx')
    expect(request?.redirect).toBe('manual')
    expect([...(request?.headers ?? [])]).toEqual([])
    expect(request?.body).toBeNull()
  })
})
