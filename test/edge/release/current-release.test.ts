import { describe, expect, it } from 'vitest'
import { CurrentRelease, NoRelease, openFallbackRelease } from '../../../src/edge/release/current-release.ts'
import type { VariantCache } from '../../../src/edge/variant/variant-cache.ts'
import { pointerPath } from '../../../src/edge/variant/variant-path.ts'

const root = { archive: { name: 'A', url: 'https://a.example', language: 'en' }, editions: [] }
const ignored = { cache: undefined as never, waitUntil: () => {} }

let made = 0

/** Makes root ids that no other test uses, since an isolate remembers roots. */
const names = () => {
  const place = ++made
  return (name: string) => `${name}-${place}`.padEnd(64, '0')
}

/** A cache that records its requests, and whose responses the test sets. */
function scriptedCache() {
  const requests: string[] = []
  const answers = new Map<string, () => Promise<Response>>()
  const cache: VariantCache = {
    async fetch(path) {
      requests.push(path)
      const answer = answers.get(path)
      return { response: answer ? await answer() : new Response(null, { status: 503 }), hit: false }
    },
  }
  const point = (to: string, sequence: number, fallback: string | null = null) =>
    answers.set(pointerPath, async () =>
      Response.json({ root: to, sequence, publishedAt: '2026-01-01', fallback, previous: [] }),
    )
  const addRoots = (...digests: string[]) => {
    for (const digest of digests) answers.set(`/root/${digest}`, async () => Response.json(root))
  }
  return { requests, answers, cache, point, addRoots }
}

describe('the current release', () => {
  it('is null before the first read, and valid for thirty seconds after a read', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    scripted.addRoots(name('a'))
    scripted.point(name('a'), 1)
    expect(current.peek(0, () => ignored)).toBeNull()
    const read = await current.read(1000, scripted.cache)
    expect(read).toMatchObject({ id: name('a'), pointer: { sequence: 1 } })
    const renewals: Promise<unknown>[] = []
    const renewal = () => ({
      cache: scripted.cache,
      waitUntil: (work: Promise<unknown>) => renewals.push(work),
    })
    expect(current.peek(16_000, renewal)).toBe(read)
    expect([scripted.requests.length, renewals.length]).toEqual([2, 0])
    expect(current.peek(31_000, () => ignored)).not.toBeNull()
    expect(current.peek(31_001, () => ignored)).toBeNull()
  })

  it('is renewed after the response once it is fifteen seconds old, by one renewal at a time', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    scripted.addRoots(name('a'))
    scripted.point(name('a'), 1)
    await current.read(0, scripted.cache)
    const renewals: Promise<unknown>[] = []
    const renewal = () => ({
      cache: scripted.cache,
      waitUntil: (work: Promise<unknown>) => void renewals.push(work),
    })
    for (const now of [15_000, 15_001, 15_002, 20_000]) current.peek(now, renewal)
    expect(renewals).toHaveLength(1)
    await Promise.all(renewals)
    expect(scripted.requests.filter((path) => path === pointerPath)).toHaveLength(2)
    // Its root is known already, and read again from 15,001 ms on.
    expect(scripted.requests).toHaveLength(3)
    expect(current.peek(45_001, renewal)).not.toBeNull()
    expect(current.peek(45_002, renewal)).toBeNull()
  })

  it('is renewed again fifteen seconds after a failed renewal, which is ignored', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    scripted.addRoots(name('a'))
    scripted.point(name('a'), 1)
    await current.read(0, scripted.cache)
    scripted.answers.set(pointerPath, () => Promise.reject(new Error('down')))
    const renewals: Promise<unknown>[] = []
    const renewal = () => ({
      cache: scripted.cache,
      waitUntil: (work: Promise<unknown>) => void renewals.push(work),
    })
    for (const now of [15_001, 29_000, 30_000]) current.peek(now, renewal)
    expect(renewals).toHaveLength(1)
    await expect(Promise.all(renewals)).resolves.toBeDefined()
    expect(current.peek(30_001, renewal)).toBeNull()
  })

  it('remains the last one while the archive is unreadable, for thirty seconds at a time', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    await expect(current.read(0, scripted.cache)).rejects.toThrow(NoRelease)
    scripted.addRoots(name('a'))
    scripted.point(name('a'), 1)
    await current.read(0, scripted.cache)
    for (const broken of [
      () => Promise.reject(new Error('down')),
      async () => new Response(null, { status: 503 }),
      async () => new Response('no JSON'),
      async () => Response.json({ root: 7 }),
    ]) {
      scripted.answers.set(pointerPath, broken)
      const now = 1_000_000 * ++made
      expect((await current.read(now, scripted.cache)).id).toBe(name('a'))
      expect(current.peek(now + 1000, () => ignored)?.id).toBe(name('a'))
    }
  })

  it('is never replaced by an older one; the same one counts as newly read', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    scripted.addRoots(name('a'), name('b'), name('c'))
    scripted.point(name('b'), 5)
    await current.read(0, scripted.cache)
    scripted.point(name('a'), 4)
    expect((await current.read(40_000, scripted.cache)).id).toBe(name('b'))
    expect(scripted.requests).not.toContain(`/root/${name('a')}`)
    scripted.point(name('b'), 5, name('a'))
    const same = await current.read(80_000, scripted.cache)
    expect([same.id, same.root.archive.name, same.pointer.fallback]).toEqual([name('b'), 'A', name('a')])
    scripted.point(name('a'), 6)
    expect((await current.read(120_000, scripted.cache)).id).toBe(name('a'))
  })

  it('goes back to a release whose root is remembered without reading it again, as after a rollback', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    scripted.addRoots(name('a'), name('b'))
    for (const [sequence, to] of ['a', 'b'].entries()) {
      scripted.point(name(to), sequence + 1)
      await current.read(sequence, scripted.cache)
    }
    scripted.answers.delete(`/root/${name('a')}`)
    scripted.point(name('a'), 3)
    expect((await current.read(2, scripted.cache)).id).toBe(name('a'))
    expect(scripted.requests.filter((path) => path === `/root/${name('a')}`)).toHaveLength(1)
  })

  it('is not replaced by a renewal that began earlier', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    scripted.addRoots(name('new'))
    let answer = (_: Response) => {}
    scripted.answers.set(`/root/${name('old')}`, () => new Promise((resolve) => (answer = resolve)))
    scripted.point(name('old'), 1)
    const slow = current.read(0, scripted.cache)
    await new Promise((resolve) => setTimeout(resolve, 5))
    scripted.point(name('new'), 2)
    await current.read(1, scripted.cache)
    answer(Response.json(root))
    expect((await slow).id).toBe(name('new'))
    expect(current.peek(1, () => ignored)?.id).toBe(name('new'))
  })

  it('is the fallback if its own root is unreadable', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    scripted.addRoots(name('before'))
    scripted.point(name('lost'), 2, name('before'))
    const release = await current.read(0, scripted.cache)
    expect([release.id, release.pointer.root]).toEqual([name('before'), name('lost')])
  })

  it('is the fallback if reading its own root fails', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    scripted.addRoots(name('before'))
    scripted.answers.set(`/root/${name('lost')}`, () => Promise.reject(new Error('down')))
    scripted.point(name('lost'), 2, name('before'))
    expect((await current.read(0, scripted.cache)).id).toBe(name('before'))
  })

  it('is missing if the fallback is unreadable too', async () => {
    const [name, scripted, current] = [names(), scriptedCache(), new CurrentRelease()]
    scripted.answers.set(`/root/${name('lost')}`, () => Promise.reject(new Error('down')))
    for (const fallback of [null, name('lost too')]) {
      scripted.point(name('lost'), 2, fallback)
      await expect(current.read(0, scripted.cache)).rejects.toThrow(NoRelease)
    }
  })
})

describe('the fallback of a release', () => {
  const pointer = (to: string, fallback: string | null) => ({
    root: to,
    sequence: 1,
    publishedAt: '',
    fallback,
    previous: [],
  })

  it('is read on demand, and keeps the pointer', async () => {
    const [name, scripted] = [names(), scriptedCache()]
    scripted.addRoots(name('before'))
    const release = { id: name('a'), root: root as never, pointer: pointer(name('a'), name('before')) }
    const fallback = await openFallbackRelease(release, scripted.cache)
    expect([fallback?.id, fallback?.pointer]).toEqual([name('before'), release.pointer])
  })

  it('is null without one, for the fallback itself, and if it is unreadable', async () => {
    const [name, scripted] = [names(), scriptedCache()]
    const of = (id: string, fallback: string | null) =>
      openFallbackRelease({ id, root: root as never, pointer: pointer(name('a'), fallback) }, scripted.cache)
    expect(await of(name('a'), null)).toBeNull()
    expect(await of(name('b'), name('b'))).toBeNull()
    expect(scripted.requests).toEqual([])
    expect(await of(name('a'), name('lost'))).toBeNull()
  })
})
