import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { sha256 } from '../../../src/archive/digest.ts'
import type { ReleasePointer } from '../../../src/archive/release-pointer.ts'
import type { Root } from '../../../src/archive/root.ts'
import { archive, freshIsolate, load } from '../support.ts'

const pointer = JSON.parse(inject('release').release ?? '{}') as ReleasePointer

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await load()
})
afterEach(() => vi.useRealTimers())

/** Publishes the demonstration's release under another name of the archive. */
async function renamed(name: string): Promise<string> {
  const root = JSON.parse(inject('release')[`root/${pointer.root}`] ?? '{}') as Root
  const bytes = new TextEncoder().encode(JSON.stringify({ ...root, archive: { ...root.archive, name } }))
  const digest = await sha256(bytes)
  await archive.put(`root/${digest}`, bytes)
  return digest
}

const pointAt = (root: string, sequence: number) =>
  archive.put('release', JSON.stringify({ ...pointer, root, sequence }))

const nameShown = async (response: Response) => /<h1[^>]*>(.*?)<\/h1>/.exec(await response.text())?.[1]

describe('a release', () => {
  it('is served within two minutes, and an old ETag then gets the new page', async () => {
    const isolate = freshIsolate()
    const etag = (await isolate.fetch('/')).headers.get('etag') ?? ''
    await pointAt(await renamed('Renamed'), 2)
    vi.setSystemTime(Date.now() + 110_000)
    const response = await isolate.fetch('/', { headers: { 'if-none-match': etag } })
    expect([response.status, await nameShown(response)]).toEqual([200, 'Renamed'])
  })

  it('that is older than the current one is ignored', async () => {
    const isolate = freshIsolate()
    await pointAt(await renamed('Newer'), 5)
    expect(await nameShown(await isolate.fetch('/'))).toBe('Newer')
    await pointAt(pointer.root, 4)
    for (let minute = 0; minute < 3; minute++) {
      vi.setSystemTime(Date.now() + 60_000)
      expect(await nameShown(await isolate.fetch('/'))).toBe('Newer')
    }
    await pointAt(pointer.root, 6)
    vi.setSystemTime(Date.now() + 110_000)
    expect(await nameShown(await isolate.fetch('/'))).toBe('The Morgue of The Lantern')
  })

  it('serves each response whole while releases change', async () => {
    const [one, two] = [await renamed('One'), await renamed('Two')]
    const isolate = freshIsolate()
    for (let sequence = 10; sequence < 30; sequence++) {
      await pointAt(sequence % 2 ? one : two, sequence)
      vi.setSystemTime(Date.now() + 31_000)
      const responses = await Promise.all(Array.from({ length: 10 }, () => isolate.fetch('/')))
      for (const response of responses) {
        const page = await response.text()
        expect(/<h1[^>]*>(.*?)<\/h1>/.exec(page)?.[1]).toBe(/<title>(.*?)<\/title>/.exec(page)?.[1])
      }
    }
  })
})

describe('a rollback', () => {
  it('serves the release it returns to, and nothing remembered from the one it leaves', async () => {
    const newer = await renamed('Newer')
    await pointAt(newer, 40)
    const isolate = freshIsolate()
    for (let again = 0; again < 2; again++) expect(await nameShown(await isolate.fetch('/'))).toBe('Newer')
    for (const [root, sequence, name] of [
      [pointer.root, 41, 'The Morgue of The Lantern'],
      [newer, 42, 'Newer'],
    ] as const) {
      await pointAt(root, sequence)
      vi.setSystemTime(Date.now() + 110_000)
      for (let again = 0; again < 3; again++) expect(await nameShown(await isolate.fetch('/'))).toBe(name)
    }
  })

  it('never serves a response of one release as the other, whichever address is requested first', async () => {
    const newer = await renamed('Newer')
    await pointAt(newer, 50)
    const isolate = freshIsolate()
    await isolate.fetch('/')
    await pointAt(pointer.root, 51)
    vi.setSystemTime(Date.now() + 110_000)
    await isolate.fetch('/le-fanal/')
    expect(await nameShown(await isolate.fetch('/'))).toBe('The Morgue of The Lantern')
  })
})

describe('a new version of the code', () => {
  it('never serves a page that an old version rendered', async () => {
    const old = freshIsolate()
    await old.fetch('/')
    expect((await freshIsolate(undefined, old.build).fetch('/')).headers.get('cache-status')).toBe(
      'morgue; hit',
    )
    expect((await freshIsolate().fetch('/')).headers.get('cache-status')).toBe('morgue; fwd=miss')
  })
})
