import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Gateway, type GatewayServices } from '../../../src/edge/gateway/gateway.ts'
import { type Outcome, outcomeToResponse } from '../../../src/edge/variant/outcome.ts'
import { publishedEdition, testArchive } from '../../support/generated.ts'

let made = 0

const page: Outcome = {
  kind: 'document',
  headers: { 'content-type': 'text/html', etag: '"1"' },
  body: new TextEncoder().encode('page'),
  available: ['html', 'json'],
}

/** An isolate in front of a cache with two releases, whose pages the test sets. */
function createIsolate() {
  const [first, second] = ['first', 'second'].map((name) => `${name}-${++made}`.padEnd(64, '0')) as [
    string,
    string,
  ]
  const served = { root: first, sequence: 1, fallback: null as string | null }
  const outcomes = new Map<string, Outcome>()
  const asked: string[] = []
  const env: GatewayServices = {
    build: 'b',
    media: {} as GatewayServices['media'],
    waitUntil: () => {},
    cache: {
      async fetch(path) {
        asked.push(path)
        const root = { archive: testArchive, editions: [{ ...publishedEdition, hosts: ['e.example'] }] }
        if (path === '/release')
          return {
            hit: true,
            response: Response.json({ ...served, publishedAt: '2026-01-01', previous: [] }),
          }
        if (path === `/root/${first}` || path === `/root/${second}`)
          return { hit: true, response: Response.json(root) }
        const outcome = outcomes.get(decodeURIComponent(path.split('/').slice(3).join(' ')))
        return {
          hit: false,
          response: outcome ? outcomeToResponse(outcome) : new Response(null, { status: 503 }),
        }
      },
    },
  }
  const gateway = new Gateway()
  const request = (url = '/e/a', headers: Record<string, string> = {}) =>
    new Request(new URL(url, 'https://archive.example'), { headers })
  const get = async (...parts: Parameters<typeof request>) =>
    gateway.respond(request(...parts), await gateway.openRelease(env), env)
  const recall = (...parts: Parameters<typeof request>) => gateway.recall(request(...parts), () => env)
  return { outcomes, served, asked, get, recall, first, second }
}

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

describe('what an isolate remembers', () => {
  it('is the response to the same URL and Accept, as a hit', async () => {
    const { outcomes, asked, get, recall } = createIsolate()
    outcomes.set('html /e/a', page)
    expect(recall()).toBeNull()
    expect((await get()).headers.get('cache-status')).toBe('morgue; fwd=miss')
    const before = asked.length
    const again = recall()
    expect([again?.status, again?.headers.get('cache-status'), await again?.text()]).toEqual([
      200,
      'morgue; hit',
      'page',
    ])
    expect(recall('/e/a', { 'if-none-match': '"1"' })?.status).toBe(304)
    expect([recall('/e/b'), recall('/e/a', { accept: 'text/html' }), recall('/e/a?x')]).toEqual([
      null,
      null,
      null,
    ])
    expect(asked).toHaveLength(before)
  })

  it('gives each 304 headers of its own, as a hit also after a miss', async () => {
    const { outcomes, get, recall } = createIsolate()
    outcomes.set('html /e/a', page)
    const conditional = { 'if-none-match': '"1"' }
    const missed = await get('/e/a', conditional)
    expect([missed.status, missed.headers.get('cache-status')]).toEqual([304, 'morgue; fwd=miss'])
    recall('/e/a', conditional)?.headers.delete('etag')
    const { status, headers } = recall('/e/a', conditional) ?? Response.error()
    expect([status, headers.get('etag'), headers.get('cache-status')]).toEqual([304, '"1"', 'morgue; hit'])
  })

  it('is decided by Accept: a page for one client is no JSON for another', async () => {
    const { outcomes, get, recall } = createIsolate()
    const json = {
      ...page,
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode('{}'),
    }
    outcomes.set('html /e/a', page)
    outcomes.set('json /e/a', json)
    await get('/e/a', { accept: 'application/json' })
    await get('/e/a', { accept: 'text/html' })
    expect(await recall('/e/a', { accept: 'application/json' })?.text()).toBe('{}')
    expect(await recall('/e/a', { accept: 'text/html' })?.text()).toBe('page')
  })

  it.each([
    [1024, true],
    [1025, false],
  ])('has keys of up to 1,024 characters: %i', async (length, isRemembered) => {
    const { outcomes, get, recall } = createIsolate()
    outcomes.set('html /e/a', page)
    const url = `https://archive.example/e/a?${'x'.repeat(length)}`.slice(0, length - '\n*/*'.length)
    await get(url, { accept: '*/*' })
    expect(recall(url, { accept: '*/*' }) !== null).toBe(isRemembered)
  })

  it('are no failures, no pictures, no 406, and nothing that may not be stored', async () => {
    const { outcomes, get, recall } = createIsolate()
    outcomes.set('html /e/no-store', {
      ...page,
      kind: 'document',
      headers: { ...page.headers, 'cache-control': 'no-store' },
      available: ['html'],
    })
    outcomes.set('html /e/none', { kind: 'notOffered', available: ['html'] })
    await expect(get('/e/lost')).rejects.toThrow('503')
    await get('/e/no-store')
    expect((await get('/e/none', { accept: 'image/png' })).status).toBe(406)
    expect([recall('/e/lost'), recall('/e/no-store'), recall('/e/none', { accept: 'image/png' })]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('are absences and redirects, which have no entity tag', async () => {
    const { outcomes, get, recall } = createIsolate()
    outcomes.set('html /e/gone', {
      kind: 'absence',
      status: 410,
      headers: {},
      body: new TextEncoder().encode('gone'),
    })
    outcomes.set('html /e/old', { kind: 'redirect', location: '/e/a' })
    await get('/e/gone')
    await get('/e/old')
    const [gone, moved] = [recall('/e/gone'), recall('/e/old')]
    expect([gone?.status, await gone?.text()]).toEqual([410, 'gone'])
    expect([moved?.status, moved?.headers.get('location'), await moved?.text()]).toEqual([301, '/e/a', ''])
  })

  it('ends with the release, and returns to nothing of another one', async () => {
    const { outcomes, served, get, recall, second } = createIsolate()
    outcomes.set('html /e/a', page)
    await get()
    expect(recall()).not.toBeNull()
    served.root = second
    served.sequence = 2
    vi.setSystemTime(Date.now() + 31_000)
    expect(recall()).toBeNull()
    await get('/e/a', { accept: 'text/html' })
    expect([recall(), recall('/e/a', { accept: 'text/html' }) !== null]).toEqual([null, true])
  })

  it('is nothing of a fallback, which is served while the release cannot be read', async () => {
    const { outcomes, served, first, get, recall } = createIsolate()
    outcomes.set('html /e/a', page)
    served.fallback = first
    served.root = 'unreadable'.padEnd(64, '0')
    expect((await get()).status).toBe(200)
    expect(recall()).toBeNull()
  })
})

it('a URL on an edition’s own host has the edition’s address', async () => {
  const { outcomes, get, asked, first } = createIsolate()
  outcomes.set('html /e/a', page)
  expect((await get('https://e.example/a?utm_source=x')).status).toBe(200)
  expect(asked).toContain(`/${first}/b/html/%2Fe%2Fa`)
})
