import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import worker, { type Env } from '../../src/edge/worker.ts'
import { load } from './support.ts'

const article = 'https://morgue.example/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

beforeAll(() => load())

const self = exports as unknown as { default: Fetcher; Variant: Fetcher }

describe('the Worker', () => {
  it('answers as it is configured', async () => {
    const response = await self.default.fetch(article, { headers: { accept: 'text/markdown' } })
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/markdown; charset=utf-8',
    ])
    await response.text()
  })

  it('asks the platform’s cache where there is one: own requests alone, and 301s are not followed', async () => {
    const asked: Request[] = []
    const ctx = Object.assign(createExecutionContext(), {
      cache: {},
      exports: {
        Variant: {
          fetch(request: Request) {
            asked.push(request)
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
    expect(asked.length).toBeGreaterThanOrEqual(2)
    for (const request of asked) {
      expect([request.method, request.redirect, [...request.headers]]).toEqual(['GET', 'manual', []])
      expect(request.url).toMatch(
        /^https:\/\/variant\.morgue\.internal\/(?:release$|root\/[0-9a-f]{64}$|[0-9a-f]{64}\/[^/]+\/html\/%2F[^/?]+$)/,
      )
    }
  })
})
