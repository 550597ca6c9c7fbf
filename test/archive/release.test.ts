import { beforeEach, describe, expect, it } from 'vitest'
import { hash32, sha256 } from '../../src/archive/digest.ts'
import { resolveAddress } from '../../src/archive/locate.ts'
import { UnreadableObject } from '../../src/archive/objects.ts'
import { readDocument, readRoot, readTakedowns } from '../../src/archive/release.ts'
import { createNextPointer } from '../../src/archive/release-pointer.ts'
import type { Root } from '../../src/archive/root.ts'
import { chooseShardBits, type Shard, shardGroupOf, toShardIndex } from '../../src/archive/shard.ts'
import { articleFile, smallArchive } from '../support/content.ts'
import { type MemoryStore, memoryStore } from '../support/memory-store.ts'
import { publishSound } from '../support/publish-sound.ts'

let store: MemoryStore
let root: Root

beforeEach(async () => {
  store = memoryStore()
  const content = await smallArchive(
    {
      'e/articles/2016/a.md': articleFile(
        'headline: A\nurl: https://e.example/2016/Big_n_12.html\nformerly: [https://www.e.example/old/a_n_11, https://e.example/2016/other]',
      ),
      'e/articles/2016/b.md': articleFile('headline: B\nurl: https://e.example/2016/big_n_12.html'),
    },
    "identity: '_n_(\\d+)'\n",
  )
  root = await readRoot(store, (await publishSound(content, store)).rootDigest)
})

describe('locating an address', () => {
  it.each([
    ['the exact spelling among several', '/e/2016/Big_n_12.html', { kind: 'entry' }],
    ['another exact spelling', '/e/2016/big_n_12.html', { kind: 'entry' }],
    [
      'a spelling that several share',
      '/e/2016/BIG_n_12.html',
      { kind: 'choice', addresses: ['/e/2016/Big_n_12.html', '/e/2016/big_n_12.html'] },
    ],
    ['a former URL', '/e/2016/other', { kind: 'redirect', to: '/e/2016/Big_n_12.html' }],
    [
      'another spelling of a former URL',
      '/e/2016/OTHER/amp',
      { kind: 'redirect', to: '/e/2016/Big_n_12.html' },
    ],
    [
      'an identity in unknown words',
      '/e/2019/05/renamed_n_11.html',
      { kind: 'redirect', to: '/e/2016/Big_n_12.html' },
    ],
    [
      'an identity that two articles claim',
      '/e/2019/05/renamed_n_12',
      { kind: 'choice', addresses: ['/e/2016/Big_n_12.html', '/e/2016/big_n_12.html'] },
    ],
    ['a front', '/e/', { kind: 'entry' }],
    ['a front without its slash', '/e', { kind: 'redirect', to: '/e/' }],
  ])('%s', async (_, address, expected) => {
    expect(await resolveAddress(store, root, address)).toMatchObject(expected)
  })

  it.each(['/e/nothing', '/other/2016/other', '/e/__proto__', '/e/constructor', '/e/%23', '/'.repeat(50)])(
    'finds nothing at %s',
    async (address) => expect(await resolveAddress(store, root, address)).toBeNull(),
  )

  it('never takes a missing or corrupt object for an absence', async () => {
    const [shard = ''] = [...store.values.keys()].filter((key) => key.startsWith('shard/'))
    const whole = store.values.get(shard) ?? ''
    store.values.set(shard, whole.replace('Big', 'Bog'))
    await expect(resolveAddress(store, root, '/e/2016/other')).rejects.toThrow(UnreadableObject)
    store.values.delete(shard)
    await expect(resolveAddress(store, root, '/e/2016/other')).rejects.toThrow(UnreadableObject)
    const entry = { address: '/e/x', kind: 'article', digest: '0'.repeat(64) } as const
    await expect(readDocument(store, entry)).rejects.toThrow(UnreadableObject)
  })
})

describe('an object', () => {
  it('is named by the SHA-256 of its bytes', async () => {
    expect(await sha256(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    for (const [key, value] of store.values)
      if (key !== 'release') expect(key.split('/')[1]).toBe(await sha256(new TextEncoder().encode(value)))
  })
})

describe('the takedowns of a release', () => {
  it('are in an object of their own, and empty if the root names none', async () => {
    const stored = { articles: [{ how: 'gone', addresses: ['a'], marks: [] }], pictures: ['p'] }
    const text = JSON.stringify(stored)
    const takedowns = await sha256(new TextEncoder().encode(text))
    store.values.set(`takedowns/${takedowns}`, text)
    expect(await readTakedowns(store, { ...root, takedowns })).toEqual(stored)
    expect(await readTakedowns(store, { ...root, takedowns: null })).toEqual({ articles: [], pictures: [] })
    await expect(readTakedowns(store, { ...root, takedowns: 'f'.repeat(64) })).rejects.toThrow(
      UnreadableObject,
    )
  })
})

describe('shards', () => {
  it('hold 64 to 128 entries on average once there are several', () => {
    for (let entries = 129; entries < 3_000_000; entries = Math.ceil(entries * 1.3)) {
      const average = entries / 2 ** chooseShardBits(entries)
      expect(average).toBeGreaterThan(64)
      expect(average).toBeLessThanOrEqual(128)
    }
    expect([0, 1, 128].map(chooseShardBits)).toEqual([0, 0, 0])
  })

  it('are filled evenly', () => {
    const sizes = new Array<number>(1024).fill(0)
    for (let number = 0; number < 100_000; number++) {
      const index = toShardIndex(`/e/2016/${(number % 12) + 1}/article_n_${9_000_000 + number}`, 10)
      sizes[index] = (sizes[index] ?? 0) + 1
    }
    expect(Math.max(...sizes)).toBeLessThan(192)
    expect(Math.min(...sizes)).toBeGreaterThan(40)
  })

  it('are chosen by a hash that never changes', () => {
    expect([hash32(''), hash32('/e/x'), hash32('/le-fanal/é')]).toMatchInlineSnapshot(`
      [
        2872998923,
        516933383,
        3495334631,
      ]
    `)
  })
})

describe('the pointer', () => {
  it('grows its sequence with every move, falls back to what it leaves, and remembers', () => {
    const first = createNextPointer(null, 'a', '2026-01-01T00:00:00Z')
    const second = createNextPointer(first, 'b', '2026-01-02T00:00:00Z')
    const back = createNextPointer(second, 'a', '2026-01-03T00:00:00Z')
    expect([first, second, back].map(({ root, sequence, fallback }) => [root, sequence, fallback])).toEqual([
      ['a', 1, null],
      ['b', 2, 'a'],
      ['a', 3, 'b'],
    ])
    expect(back.previous.map(({ root }) => root)).toEqual(['b', 'a'])
  })
})

describe('an address that was taken down', () => {
  const takedown = { reason: null, since: null, authority: null, headline: null }
  const withheld = (address: string) => ({ address, kind: 'withheld' as const, ...takedown })
  const located = async (shard: Shard, address: string) => {
    const keys = memoryStore()
    const text = JSON.stringify(shard)
    const digest = await sha256(new TextEncoder().encode(text))
    keys.values.set(`shard/${digest}`, text)
    return resolveAddress(keys, { ...root, bits: 0, shards: digest }, address)
  }

  it('has its takedown in every spelling, and is never a redirect or a choice', async () => {
    const shard: Shard = { '/e/a': [withheld('/e/A'), withheld('/e/a.html')] }
    for (const address of ['/e/A', '/e/a.html', '/e/a', '/e/a/amp'])
      expect(await located(shard, address)).toMatchObject({ kind: 'entry', entry: { kind: 'withheld' } })
  })

  it('leaves its other spellings to the article that is still there', async () => {
    const shard: Shard = {
      '/e/a': [withheld('/e/A'), { address: '/e/a', kind: 'article', digest: '' }],
    }
    expect(await located(shard, '/e/a.html')).toEqual({ kind: 'redirect', to: '/e/a' })
    expect(await located(shard, '/e/A')).toMatchObject({ kind: 'entry', entry: { kind: 'withheld' } })
  })
})

describe('lists that change together', () => {
  it.each([
    [
      '/e',
      ['/e/2016', '/e/2016/04', '/e/2016/undated', '/e/undated', '/e/topics', '/e/sections', '/e/holdings'],
    ],
    ['/e/topics/otan', ['/e/topics/otan/2016', '/e/topics/otan/2016/04', '/e/topics/otan/undated']],
    ['/e/2016/04/08', ['/e/topics/otan/2016/04/08', '/e/authors/zoe/2016/04/08']],
    ['/e/1885/04/08', ['/e/topics/otan/1885/04/08']],
    ['/e/topics/otan', ['/e/topics/otan/1501', '/e/topics/otan/1999/12', '/e/topics/otan/2099']],
    ['/', ['/sitemap.xml', '/topics', '/authors']],
  ])('lie in the shard of %s', (group, keys) => {
    expect(keys.map(shardGroupOf)).toEqual(keys.map(() => group))
    expect(shardGroupOf(group)).toBe(group)
  })

  it('take nothing else along', () => {
    for (const key of [
      '/e/2016/04/08/story',
      '/e/node/1234',
      '/e/2016/topics',
      '/e/topics/initial/a',
      '/e#2016',
      '/e/1234/x',
      '/e/9999',
    ])
      expect(shardGroupOf(key)).toBe(key)
  })
})
