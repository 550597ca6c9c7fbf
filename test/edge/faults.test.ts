import { beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { sha256 } from '../../src/archive/digest.ts'
import { archive, freshIsolate, load, watched } from './support.ts'

const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

const release = inject('release')
const keyLike = (kind: string) => Object.keys(release).filter((key) => key.startsWith(`${kind}/`))

const broken = () => Promise.reject(new Error('KV is down'))
const hanging = () => new Promise<never>(() => {})

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await load()
})

async function expectUnavailable(response: Response): Promise<void> {
  expect(response.status).toBe(503)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  await response.text()
}

describe('when KV fails', () => {
  it.each([
    ['at once', broken],
    ['by never answering', hanging],
  ])('%s, an empty isolate responds with 503, never 404, and remembers nothing of it', async (_, fault) => {
    let down = true
    const { namespace } = watched(() => (down ? fault() : null))
    const isolate = freshIsolate(namespace)
    await expectUnavailable(await isolate.fetch(article))
    down = false
    expect((await isolate.fetch(article)).status).toBe(200)
  })

  it('cached pages are served, also by an isolate that starts during the outage', async () => {
    const before = freshIsolate()
    const expected = await (await before.fetch(article)).text()
    await before.fetch(`${article}.json`)
    const { namespace } = watched(broken)
    const started = freshIsolate(namespace, before.build)
    for (let again = 0; again < 3; again++) {
      const response = await started.fetch(article)
      expect([response.status, await response.text()]).toEqual([200, expected])
    }
    expect((await started.fetch(article, { headers: { accept: 'application/json' } })).status).toBe(200)
    await expectUnavailable(await started.fetch('/the-lantern/'))
  })

  it('readers get a page, programs a problem', async () => {
    const { namespace } = watched(broken)
    const isolate = freshIsolate(namespace)
    const page = await isolate.fetch(article, { headers: { accept: 'text/html,*/*;q=0.8' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
    expect(page.headers.get('cache-control')).toBe('no-store')
    await expectUnavailable(await isolate.fetch(article, { headers: { accept: 'application/json' } }))
  })

  it.each(['article', 'shard', 'root'])(
    'a missing or corrupt %s is a 503, never a 404, and is not remembered',
    async (kind) => {
      for (const value of [null, new TextEncoder().encode('{"kind":"article"}').buffer]) {
        let wrong = true
        const { namespace } = watched((key) =>
          wrong && key.startsWith(`${kind}/`) ? Promise.resolve(value) : null,
        )
        const isolate = freshIsolate(namespace)
        const response = await isolate.fetch(`${article}?${kind}`)
        if (kind !== 'root') await expectUnavailable(response)
        wrong = false
        expect((await isolate.fetch(article)).status).toBe(200)
      }
    },
  )

  it('an object that becomes visible late is read once more', async () => {
    const seen = new Map<string, number>()
    const { namespace } = watched((key) => {
      seen.set(key, (seen.get(key) ?? 0) + 1)
      return key.startsWith('article/') && seen.get(key) === 1 ? Promise.resolve(null) : null
    })
    expect((await freshIsolate(namespace).fetch(article)).status).toBe(200)
  })

  it('every other time, each read is retried, and every request succeeds', async () => {
    let number = 0
    const { namespace, keys } = watched(() => (number++ % 2 === 0 ? broken() : null))
    const isolate = freshIsolate(namespace)
    for (const path of [article, '/le-fanal/', '/nowhere', '/sitemap.xml'])
      expect([path, (await isolate.fetch(path)).status]).toEqual([path, path === '/nowhere' ? 404 : 200])
    expect(keys.filter((key) => key.startsWith('article/'))).toHaveLength(2)
  })

  it('by never answering, a read is not retried', async () => {
    const { namespace, keys } = watched((key) => (key.startsWith('article/') ? hanging() : null))
    await expectUnavailable(await freshIsolate(namespace).fetch(article))
    expect(keys.filter((key) => key.startsWith('article/'))).toHaveLength(1)
  })

  it('two times out of three, responses are either right or 503', async () => {
    let [number, flaky] = [0, true]
    const { namespace } = watched(() => (flaky && number++ % 3 !== 0 ? broken() : null))
    const isolate = freshIsolate(namespace)
    const statuses = new Set<number>()
    for (let again = 0; again < 40; again++) statuses.add((await isolate.fetch(`${article}?${again}`)).status)
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
    flaky = false
    expect((await isolate.fetch(article)).status).toBe(200)
  })
})

describe('when an object of the release cannot be read', () => {
  const pointer = JSON.parse(release.release ?? '{}')
  const ofFallback = { ...pointer, sequence: 2, fallback: pointer.root }

  const rootWith = async (change: object) => {
    const root = JSON.parse(release[keyLike('root')[0] ?? ''] ?? '{}')
    const bytes = new TextEncoder().encode(JSON.stringify({ ...root, ...change }))
    const digest = await sha256(bytes)
    await archive.put(`root/${digest}`, bytes)
    return digest
  }

  it('the fallback release is served, whole and uncached', async () => {
    const root = await rootWith({ shards: '0'.repeat(64) })
    await archive.put('release', JSON.stringify({ ...ofFallback, root }))
    const isolate = freshIsolate()
    for (const path of [article, `${article}.json`, '/sitemap.xml', article]) {
      const response = await isolate.fetch(path)
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-store'])
      await response.text()
    }
  })

  it('an address that the fallback lacks is a 503, not a 404, and is not remembered', async () => {
    const empty = new TextEncoder().encode('{}')
    const nothing = await sha256(empty)
    await archive.put(`shard/${nothing}`, empty)
    const fallback = await rootWith({ bits: 0, shards: nothing })
    await archive.put('release', JSON.stringify({ ...pointer, sequence: 2, fallback }))
    let reads = 0
    const shard = keyLike('shard')[0] ?? ''
    const { namespace } = watched((key) => (key === shard && ++reads <= 2 ? Promise.resolve(null) : null))
    const isolate = freshIsolate(namespace)
    const missed = await isolate.fetch('/sitemap.xml', { headers: { accept: 'application/json' } })
    await expectUnavailable(missed)
    const then = await isolate.fetch('/sitemap.xml', { headers: { accept: 'application/json' } })
    expect([then.status, then.headers.get('content-type')]).toEqual([200, 'application/xml'])
  })

  it('a remembered response from the fallback is not cached either', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const isolate = freshIsolate()
    expect((await isolate.fetch(article)).headers.get('cache-control')).toContain('max-age=300')
    await archive.put('release', JSON.stringify({ ...ofFallback, root: '0'.repeat(64) }))
    vi.setSystemTime(Date.now() + 110_000)
    for (let again = 0; again < 2; again++)
      expect((await isolate.fetch(article)).headers.get('cache-control')).toBe('no-store')
    for (const path of ['/robots.txt', '/opensearch.xml'])
      expect((await isolate.fetch(path)).headers.get('cache-control')).toBe('no-store')
    vi.useRealTimers()
  })
})
