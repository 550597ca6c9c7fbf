import { describe, expect, it, vi } from 'vitest'
import type { Release } from '../../../src/edge/release/current-release.ts'
import {
  createKvStore,
  readMutableKey,
  readWithRetry,
  withTimeout,
} from '../../../src/edge/release/kv-store.ts'
import { respondFromRelease } from '../../../src/edge/release/respond-from-release.ts'
import type { VariantCache } from '../../../src/edge/variant/variant-cache.ts'

let made = 0

/** A release that names a fallback, and a cache that has the fallback's root. */
function withFallback() {
  const [root, fallback] = ['r', 'f'].map((name) => `${name}-respond-${++made}`.padEnd(64, '0')) as [
    string,
    string,
  ]
  const pointer = { root, sequence: 1, publishedAt: '', fallback, previous: [] }
  const cache: VariantCache = {
    fetch: async () => ({ response: Response.json({ archive: {}, editions: [] }), hit: false }),
  }
  return { release: { id: root, root: {}, pointer } as unknown as Release, fallback, cache }
}

const answer = (status = 200) => new Response('x', { status, headers: { 'cache-control': 'public' } })

describe('a response', () => {
  it('is from the release, and may be cached', async () => {
    const { release, cache } = withFallback()
    const response = await respondFromRelease(release, async () => answer(404), cache)
    expect([response?.status, response?.headers.get('cache-control')]).toEqual([404, 'public'])
    expect(await respondFromRelease(release, async () => null, cache)).toBeNull()
  })

  it.each([200, 301, 410])(
    'is from the fallback where an object is lost, and never cached: %i',
    async (status) => {
      const { release, fallback, cache } = withFallback()
      const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
      const asked: string[] = []
      const respond = async ({ id }: Release) => {
        asked.push(id)
        if (id === release.id) throw new Error('lost')
        return answer(status)
      }
      const response = await respondFromRelease(release, respond, cache)
      expect([response?.status, response?.headers.get('cache-control')]).toEqual([status, 'no-store'])
      expect(asked).toEqual([release.id, fallback])
      expect(logged).toHaveBeenCalledWith(new Error('lost'))
    },
  )

  it.each([404, null])('is the failure where the fallback lacks the address (%s)', async (status) => {
    const { release, cache } = withFallback()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const respond = async ({ id }: Release) => {
      if (id === release.id) throw new Error('lost')
      return status === null ? null : answer(status)
    }
    await expect(respondFromRelease(release, respond, cache)).rejects.toThrow('lost')
    const alone = { ...release, pointer: { ...release.pointer, fallback: null } }
    await expect(respondFromRelease(alone, respond, cache)).rejects.toThrow('lost')
  })
})

describe('a read of the store', () => {
  it('is repeated once when it fails, and not at all when it is late', async () => {
    const count = async (read: (tries: number) => Promise<string>) => {
      let tries = 0
      const result = await readWithRetry(() => read(++tries)).catch((error: Error) => error.name)
      return [tries, result]
    }
    expect(await count(async () => 'there')).toEqual([1, 'there'])
    const failOnce = async (tries: number) => (tries === 1 ? Promise.reject(new TypeError('x')) : 'there')
    expect(await count(failOnce)).toEqual([2, 'there'])
    expect(await count(() => Promise.reject(new TypeError('x')))).toEqual([2, 'TypeError'])
    vi.useFakeTimers()
    const late = count(() => new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(1499)
    await vi.advanceTimersByTimeAsync(1)
    expect(await late).toEqual([1, 'ReadTimeout'])
    const lateAgain = count((tries) =>
      tries === 1 ? Promise.reject(new TypeError('x')) : new Promise(() => {}),
    )
    await vi.advanceTimersByTimeAsync(1500)
    expect(await lateAgain).toEqual([2, 'ReadTimeout'])
    vi.useRealTimers()
  })

  it('leaves no timer behind', async () => {
    vi.useFakeTimers()
    expect(await withTimeout(Promise.resolve('there'), 1000)).toBe('there')
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
})

describe('KV', () => {
  function recordingNamespace() {
    const asked: unknown[] = []
    const get = async (key: string, options: unknown) => void asked.push([key, options])
    return { asked, namespace: { get } as unknown as KVNamespace }
  }

  it('caches an object for 30 days, and its absence for as short a time as it can', async () => {
    const { asked, namespace } = recordingNamespace()
    await createKvStore(namespace).read('shard/x', { again: false })
    await createKvStore(namespace).read('shard/x', { again: true })
    expect(asked).toEqual([
      ['shard/x', { type: 'arrayBuffer', cacheTtl: 2_592_000 }],
      ['shard/x', { type: 'arrayBuffer', cacheTtl: 30 }],
    ])
  })

  it('caches a text that changes for as short a time as it can', async () => {
    const { asked, namespace } = recordingNamespace()
    await readMutableKey(namespace, 'release')
    expect(asked).toEqual([['release', { type: 'text', cacheTtl: 30 }]])
  })
})
