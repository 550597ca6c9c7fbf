import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Env } from '../../src/edge/env.ts'
import worker from '../../src/edge/worker.ts'
import { load } from './support.ts'

const article = 'https://morgue.example/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

beforeAll(() => load())

const self = exports as unknown as { default: Fetcher; Variant: Fetcher }

describe('the Worker', () => {
  it('serves the archive as it is configured', async () => {
    const response = await self.default.fetch(article, { headers: { accept: 'text/markdown' } })
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/markdown; charset=utf-8',
    ])
    await response.text()
  })

  it('calls the platform’s cache if there is one, with requests of its own, and follows no redirect', async () => {
    const requests: Request[] = []
    const ctx = Object.assign(createExecutionContext(), {
      cache: {},
      exports: {
        Variant: {
          fetch(request: Request) {
            requests.push(request)
            return self.Variant.fetch(request)
          },
        },
      },
    })
    const fetch = (url: string, init?: RequestInit) =>
      worker.fetch(
        new Request(url, { redirect: 'manual', ...init }),
        env as unknown as Env,
        ctx as unknown as Parameters<typeof worker.fetch>[2],
      )
    const first = await fetch(`${article}?x`, {
      headers: { cookie: 'a=b', authorization: 'c', accept: 'text/html' },
    })
    const moved = await fetch(article.replace('.html', '/AMP'))
    await waitOnExecutionContext(ctx)
    expect([first.status, moved.status, moved.headers.get('location')]).toEqual([
      200,
      301,
      new URL(article).pathname,
    ])
    expect(requests.length).toBeGreaterThanOrEqual(2)
    for (const request of requests) {
      expect([request.method, request.redirect, [...request.headers]]).toEqual(['GET', 'manual', []])
      expect(request.url).toMatch(
        /^https:\/\/variant\.morgue\.internal\/(?:release$|root\/[0-9a-f]{64}$|[0-9a-f]{64}\/[^/]+\/html\/%2F[^/?]+$)/,
      )
    }
  })

  it('answers from its memory to GET and HEAD alone', async () => {
    const request = (method: string) => self.default.fetch(article, { method, redirect: 'manual' })
    await (await request('GET')).text()
    const statuses = await Promise.all(['HEAD', 'DELETE', 'POST', 'OPTIONS'].map(request))
    expect(statuses.map(({ status }) => status)).toEqual([200, 405, 405, 204])
  })

  it('counts searches, harvests and the correction requests of each edition apart', async () => {
    const keys: string[] = []
    const limit = {
      limit: async ({ key }: { key: string }) => {
        keys.push(key)
        return { success: false }
      },
    }
    const limited = { ...(env as unknown as Env), SEARCH_LIMIT: limit, CORRECTIONS_LIMIT: limit }
    const statusOf = async (url: string, init: RequestInit = {}) => {
      const ctx = createExecutionContext() as unknown as Parameters<typeof worker.fetch>[2]
      const response = await worker.fetch(new Request(new URL(url, article), init), limited, ctx)
      await waitOnExecutionContext(ctx)
      return response.status
    }
    const form = { method: 'POST', body: new URLSearchParams({ wrong: 'The date.' }) }
    expect(await statusOf('/search.json?q=counted')).toBe(429)
    expect(await statusOf('/oai?verb=Identify')).toBe(503)
    expect(await statusOf('/the-lantern/corrections/new', form)).toBe(429)
    expect(keys).toEqual(['search', 'oai', 'the-lantern'])
  })
})

describe('the Worker’s log', () => {
  afterEach(() => vi.restoreAllMocks())

  const fetchLogged = async (target: string, headers: Record<string, string> = {}) => {
    const written = vi.spyOn(console, 'log').mockImplementation(() => {})
    const ctx = createExecutionContext() as unknown as Parameters<typeof worker.fetch>[2]
    const request = new Request(new URL(target, article), { redirect: 'manual', headers })
    const response = await worker.fetch(request, env as unknown as Env, ctx)
    await waitOnExecutionContext(ctx)
    await response.text()
    const lines = written.mock.calls.map(([line]) => line as string)
    written.mockClear()
    return { lines, response }
  }

  it('has one line for an uncached response: address, representation, status, cache, reads, time; and none for a cached one', async () => {
    const path = '/le-fanal/2018/10/'
    const headers = { accept: 'text/markdown', 'user-agent': 'A reader', 'cf-connecting-ip': '192.0.2.1' }
    const { lines, response } = await fetchLogged(`${path}?utm_source=someone`, headers)
    expect(lines).toHaveLength(1)
    const line = JSON.parse(lines[0] ?? '')
    expect(Object.keys(line)).toEqual(['address', 'representation', 'status', 'cache', 'reads', 'ms'])
    expect(line).toMatchObject({ address: path, status: 301, cache: 'miss' })
    expect(line.reads).toBeGreaterThan(0)
    expect(response.headers.get('server-timing')).toMatch(/^total;dur=\d+, kv;desc="\d+ reads"$/)
    const again = await fetchLogged(`${path}?utm_source=someone`, headers)
    expect([again.lines, again.response.headers.get('server-timing')]).toEqual([[], null])
    const spelledOtherwise = await fetchLogged(`${path}?utm_source=other`, headers)
    expect([spelledOtherwise.lines, spelledOtherwise.response.headers.get('server-timing')]).toEqual([
      [],
      null,
    ])
  })

  it('counts two reads for a page, and names the representation', async () => {
    await fetchLogged('/robots.txt')
    const { lines } = await fetchLogged('/le-fanal/2018/10', { accept: 'text/markdown' })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ representation: 'markdown', status: 200, reads: 2 })
  })

  it('contains neither the query of a search nor anything about the client', async () => {
    const { lines } = await fetchLogged('/search.json?q=secret', { 'user-agent': 'A reader', cookie: 'a=b' })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '').address).toBe('/search.json')
    expect(lines[0]).not.toMatch(/secret|reader|a=b/)
  })

  it('contains refusals too', async () => {
    const { lines } = await fetchLogged(article, { accept: 'image/png' })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      representation: 'application/problem+json',
      status: 406,
      cache: null,
    })
  })
})
